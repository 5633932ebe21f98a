package desakota.payment.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import desakota.events.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** A notice of the sandbox. */
class SandboxNoticeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:15:00Z");

    @Test
    void isOfMoneyThatThisMarketKnows() {
        assertThat(noticeOf(Money.rupiah(25_000), NOW).amount()).isEqualTo(Money.rupiah(25_000));

        refused(new Money(25_000, "USD"), NOW);
        refused(Money.rupiah(Long.MAX_VALUE), NOW);
        refused(Money.rupiah(0), NOW);
        refused(Money.rupiah(-1), NOW);
    }

    @Test
    void isOfATimeThatTheBooksKnow() {
        refused(Money.rupiah(25_000), Instant.MIN);
        refused(Money.rupiah(25_000), Instant.MAX);
    }

    private static void refused(Money amount, Instant settledAt) {
        assertThatIllegalArgumentException().isThrownBy(() -> noticeOf(amount, settledAt));
    }

    private static SandboxNotice.Settled noticeOf(Money amount, Instant settledAt) {
        return new SandboxNotice.Settled("n1", "p1", amount, settledAt);
    }
}
