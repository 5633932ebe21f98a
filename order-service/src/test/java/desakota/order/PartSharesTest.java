package desakota.order;

import static desakota.order.AnOrder.RATES;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.Share;
import desakota.events.Share.Role;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;

class PartSharesTest {

    @Property(tries = 300)
    void addUpToTheTotalWhateverTheBasket(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 5_000_000_000L) Long> goods,
            @ForAll @LongRange(max = 500_000) long fee,
            @ForAll @LongRange(min = 1, max = 1000) long producerWeight) {
        var rates = new FeeRates(new FeeRates.Goods(producerWeight, 5, 1), RATES.delivery());
        var total = Money.zero();
        var shared = Money.zero();

        for (int i = 0; i < goods.size(); i++) {
            var part = part("producer" + i, goods.get(i), fee + i, rates).deliveredBy("dedi");
            total = total.plus(part.subtotal()).plus(part.deliveryFee());
            shared =
                    shared.plus(
                            Money.sum(
                                    part.paidShares(Money.zero()).stream()
                                            .map(Share::amount)
                                            .toList()));
        }

        assertThat(shared).isEqualTo(total);
    }

    @Property(tries = 300)
    void addUpToWhatIsLeftHoweverMuchGoesBack(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long goods,
            @ForAll @LongRange(max = 500_000) long fee,
            @ForAll @LongRange(max = 1_000) long refundedPerMille) {
        var part = part("wagiman", goods, fee, RATES).deliveredBy("dedi");
        var refunded = part.total().split(refundedPerMille, 1_000 - refundedPerMille).getFirst();

        var shares = part.paidShares(refunded);

        assertThat(Money.sum(shares.stream().map(Share::amount).toList()))
                .isEqualTo(part.total().minus(refunded));
        assertThat(shares).allMatch(share -> share.amount().signum() > 0);
    }

    @Test
    void nameEverybodyWhoDidSomething() {
        var part = part("wagiman", 10_000, 1_000, RATES).deliveredBy("dedi");

        var shares = part.paidShares(Money.zero());

        assertThat(shares)
                .containsExactly(
                        share(Role.PRODUCER, "wagiman", 9_400),
                        share(Role.PLATFORM, "desakota", 500),
                        share(Role.COOPERATIVE_FUND, "dana-bergulir", 100),
                        share(Role.ORIGIN_HUB, "simpul-wagir", 200),
                        share(Role.LINE_HAUL, "line-haul", 300),
                        share(Role.DESTINATION_HUB, "hub-malang", 150),
                        share(Role.COURIER, "dedi", 350));
    }

    @Test
    void nameNobodyForNothing() {
        var part = part("wagiman", 33, 0, RATES).deliveredBy("dedi");

        var shares = part.paidShares(Money.zero());

        assertThat(shares)
                .containsExactly(
                        share(Role.PRODUCER, "wagiman", 31), share(Role.PLATFORM, "desakota", 2));
    }

    @Test
    void shrinkTogetherWhenSomeMoneyGoesBack() {
        var part = part("wagiman", 10_000, 1_000, RATES).deliveredBy("dedi");

        var shares = part.paidShares(Money.rupiah(5_500));

        assertThat(shares)
                .extracting(share -> share.amount().amount())
                .containsExactly(4_700L, 250L, 50L, 100L, 150L, 75L, 175L);
    }

    @Test
    void areNobodysWhenAllMoneyGoesBack() {
        var part = part("wagiman", 10_000, 1_000, RATES).deliveredBy("dedi");

        assertThat(part.paidShares(Money.rupiah(11_000))).isEmpty();
    }

    private static OrderPart part(String producer, long goods, long fee, FeeRates rates) {
        return OrderPart.sold(
                producer,
                producer,
                "simpul-wagir",
                "hub-malang",
                Money.rupiah(goods),
                Money.rupiah(fee),
                rates);
    }

    private static Share share(Role role, String payee, long amount) {
        return new Share(role, payee, "wagiman", Money.rupiah(amount));
    }
}
