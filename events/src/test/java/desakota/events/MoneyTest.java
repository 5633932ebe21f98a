package desakota.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Money. */
class MoneyTest {

    @Test
    void givesTheOddUnitsToTheLargestRemainders() {
        assertThat(Money.rupiah(100).split(1, 1, 1))
                .containsExactly(Money.rupiah(34), Money.rupiah(33), Money.rupiah(33));
        assertThat(Money.rupiah(10).split(94, 5, 1))
                .containsExactly(Money.rupiah(9), Money.rupiah(1), Money.rupiah(0));
    }

    @Test
    void refusesASplitThatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.rupiah(-1).split(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.rupiah(1).split(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.rupiah(1).split(2, -1));
    }

    @Test
    void isOfACurrencyOfThreeCapitalLetters() {
        assertThat(new Money(1, "IDR")).isEqualTo(Money.rupiah(1));
        assertThat(new Money(1, "USD").currency()).isEqualTo("USD");
        assertThat(List.of("", "idr", "ID", "IDRX", "ID1", " IDR"))
                .allSatisfy(
                        other ->
                                assertThatIllegalArgumentException()
                                        .isThrownBy(() -> new Money(1, other)));
    }

    @Test
    void doesNotMixCurrencies() {
        var dollar = new Money(1, "USD");

        assertThatIllegalArgumentException().isThrownBy(() -> Money.rupiah(1).plus(dollar));
    }

    @Test
    void splitsByAmountsAsLargeAsItself() {
        var trillion = 1_000_000_000_000L;

        assertThat(Money.rupiah(trillion - 1).split(trillion, trillion))
                .containsExactly(Money.rupiah(trillion / 2), Money.rupiah(trillion / 2 - 1));
    }

    @Property
    void neitherLosesNorInventsARupiahInASplit(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount,
            @ForAll @Size(min = 1, max = 9)
                    List<@IntRange(min = 0, max = 10_000) Integer> weights) {
        var all = weights.stream().mapToLong(Integer::longValue).toArray();
        var sum = weights.stream().mapToLong(Integer::longValue).sum();
        if (sum == 0) return;

        var parts = Money.rupiah(amount).split(all);

        assertThat(Money.sum(parts)).isEqualTo(Money.rupiah(amount));
        for (int i = 0; i < all.length; i++) {
            var exact = (double) amount * all[i] / sum;
            assertThat((double) parts.get(i).amount()).isBetween(exact - 1.01, exact + 1.01);
        }
    }
}
