package desakota.payment.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import desakota.payment.provider.sandbox.Trouble.OfCall;
import desakota.payment.provider.sandbox.Trouble.OfNotice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trouble. */
class TroubleTest {

    private static final int MANY = 4_000;

    @Test
    void isNoneUnlessItIsAskedFor() {
        assertThat(troubles(0, 1, MANY)).containsOnly(OfCall.NONE);
    }

    @Test
    void isAsMuchAsWasAskedForAndOfAllKinds() {
        var kinds = counted(troubles(0.3, 1, MANY));

        assertThat(kinds.get(OfCall.NONE)).isBetween(MANY * 65L / 100, MANY * 75L / 100);
        assertThat(kinds.keySet()).containsExactlyInAnyOrder(OfCall.values());
        assertThat(kinds.get(OfCall.AFTER)).isBetween(MANY * 7L / 100, MANY * 13L / 100);
    }

    @Test
    void isTheSameForTheSameSeedOnly() {
        assertThat(troubles(0.5, 7, MANY)).isEqualTo(troubles(0.5, 7, MANY));
        assertThat(troubles(0.5, 7, MANY)).isNotEqualTo(troubles(0.5, 8, MANY));
    }

    @Test
    void isOverAfterTwoTries() {
        var trouble = trouble(1, 1);

        var tries = IntStream.range(0, 4).mapToObj(_ -> trouble.ofNotice("n1")).toList();

        assertThat(tries.subList(0, 2)).doesNotContain(OfNotice.NONE);
        assertThat(tries.subList(2, 4)).containsOnly(OfNotice.NONE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void isAShare(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> trouble(rate, 1));
    }

    private static List<OfCall> troubles(double rate, long seed, int calls) {
        var trouble = trouble(rate, seed);
        return IntStream.range(0, calls).mapToObj(i -> trouble.ofCall("charge " + i)).toList();
    }

    private static Map<OfCall, Long> counted(List<OfCall> all) {
        return all.stream().collect(groupingBy(Function.identity(), counting()));
    }

    private static Trouble trouble(double rate, long seed) {
        return new Trouble(new TroubleProperties(rate, seed, Duration.ZERO));
    }
}
