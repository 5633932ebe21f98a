package desakota.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.identity.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class FailedSignInsTest {

    private final MovableClock clock = new MovableClock();
    private final FailedSignIns failed = new FailedSignIns(clock);

    @Test
    void costNothingAtFirst() {
        fail(FailedSignIns.FREE_PER_NAME - 1);

        assertThat(waiting()).isZero();
    }

    @Test
    void makeOneWaitTwiceAsLongEachTime() {
        fail(FailedSignIns.FREE_PER_NAME);
        var first = waiting();
        fail(1);
        var second = waiting();

        assertThat(first).isEqualTo(Duration.ofSeconds(1));
        assertThat(second).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void neverMakeOneWaitForEver() {
        fail(100);

        assertThat(waiting()).isEqualTo(FailedSignIns.LONGEST_WAIT);
    }

    @Test
    void letOneTryAgainAfterTheWait() {
        fail(FailedSignIns.FREE_PER_NAME);
        clock.forward(Duration.ofSeconds(1));

        assertThat(waiting()).isZero();
    }

    @Test
    void areForgottenWhenTheSecretIsRight() {
        fail(FailedSignIns.FREE_PER_NAME + 3);
        failed.forget("rina", "10.0.0.1");

        assertThat(waiting()).isZero();
    }

    @Test
    void doNotLockTheOwnerOutFromElsewhere() {
        fail(50);

        assertThat(failed.wait("rina", "10.0.0.2")).isZero();
    }

    @Test
    void countForTheAddressWhateverTheName() {
        for (int i = 0; i < FailedSignIns.FREE_PER_ADDRESS; i++)
            failed.count("name" + i, "10.0.0.1");

        assertThat(failed.wait("somebody", "10.0.0.1")).isPositive();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) failed.count("rina", "10.0.0.1");
    }

    private Duration waiting() {
        return failed.wait("rina", "10.0.0.1");
    }
}
