package desakota.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.Share;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

public class SharesTest {

    private static final Money HUNDRED = Money.rupiah(100);

    public static List<Share> shares(long... amounts) {
        return Arrays.stream(amounts)
                .mapToObj(
                        amount ->
                                new Share(
                                        Share.Role.PRODUCER,
                                        "wagiman",
                                        "wagiman",
                                        Money.rupiah(amount)))
                .toList();
    }

    @Test
    void areTakenAsTheyAreWhenTheyAddUpToWhatIsHeld() {
        var shares = shares(90, 10);

        assertThat(Shares.of(HUNDRED, HUNDRED, shares)).isEqualTo(shares);
        assertThat(Shares.of(HUNDRED, Money.rupiah(150), shares)).isEqualTo(shares);
    }

    @Test
    void shrinkInProportionWhenSomeOfTheTotalWentBack() {
        var scaled = Shares.of(Money.rupiah(50), HUNDRED, shares(90, 10));

        assertThat(scaled).isEqualTo(shares(45, 5));
    }

    @Test
    void areNoneWhenAllOfItWentBack() {
        assertThat(Shares.of(Money.zero(), HUNDRED, shares(90, 10))).isEmpty();
    }

    @Test
    void areRefusedWhenTheyAddUpToAnythingElse() {
        assertThatThrownBy(() -> Shares.of(HUNDRED, HUNDRED, shares(90, 9)))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(() -> Shares.of(HUNDRED, HUNDRED, shares(90, 11)))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(() -> Shares.of(HUNDRED, HUNDRED, shares(110, -10)))
                .isInstanceOf(UnbalancedShares.class);
    }

    @Property(tries = 300)
    void alwaysAddUpToWhatIsHeld(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll @IntRange(min = 1, max = 100) int percentHeld) {
        var shares = shares(amounts.stream().mapToLong(Long::longValue).toArray());
        var total = Money.sum(shares.stream().map(Share::amount).toList());
        var held = Money.rupiah(Math.max(1, total.amount() * percentHeld / 100));

        var exact = Shares.of(held, total, shares);

        assertThat(Money.sum(exact.stream().map(Share::amount).toList())).isEqualTo(held);
    }
}
