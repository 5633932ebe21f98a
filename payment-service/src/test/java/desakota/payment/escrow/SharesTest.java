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
    void areTheSameOfTheirSum() {
        assertThat(Shares.of(HUNDRED, shares(90, 10))).isEqualTo(shares(90, 10));
    }

    @Test
    void shrinkInProportionWhenSomeWentBack() {
        assertThat(Shares.of(Money.rupiah(50), shares(90, 10))).isEqualTo(shares(45, 5));
    }

    @Test
    void areNothingWhenAllWentBack() {
        assertThat(Shares.of(Money.zero(), shares(90, 10))).isEqualTo(shares(0, 0));
        assertThat(Shares.of(Money.zero(), List.of())).isEmpty();
    }

    @Test
    void areRefusedWhenThereIsNothingToDivideBy() {
        assertThatThrownBy(() -> Shares.of(HUNDRED, shares(0, 0)))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(() -> Shares.of(Money.rupiah(-1), shares(1)))
                .isInstanceOf(UnbalancedShares.class);
    }

    @Property(tries = 300)
    void alwaysAddUpToWhatIsThere(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll @IntRange(min = 1, max = 100) int percentHeld) {
        var shares = shares(amounts.stream().mapToLong(Long::longValue).toArray());
        var total = Money.sum(shares.stream().map(Share::amount).toList());
        var held = Money.rupiah(Math.max(1, total.amount() * percentHeld / 100));

        var exact = Shares.of(held, shares);

        assertThat(Money.sum(exact.stream().map(Share::amount).toList())).isEqualTo(held);
        for (var i = 0; i < shares.size(); i++)
            assertThat(exact.get(i).amount()).isLessThanOrEqualTo(shares.get(i).amount());
    }
}
