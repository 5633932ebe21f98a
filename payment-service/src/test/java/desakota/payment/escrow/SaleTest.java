package desakota.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.Share;
import desakota.payment.escrow.Part.Cash;

import org.junit.jupiter.api.Test;

import java.util.List;

class SaleTest {

    private static final Money HUNDRED = Money.rupiah(100);

    private final Sale sale =
            Sale.of(HUNDRED).consistingOf(List.of(part("wagiman", 60), part("sri", 40)));

    @Test
    void releasesAllThatIsThereWhenNobodyObjects() {
        var completed = sale.completing(List.of(share("wagiman", 60), share("sri", 40)));

        assertThat(completed.releasable(HUNDRED))
                .containsExactly(share("wagiman", 60), share("sri", 40));
        assertThat(completed.releasable(Money.rupiah(50)))
                .containsExactly(share("wagiman", 30), share("sri", 20));
        assertThat(completed.releasable(Money.zero())).isEmpty();
    }

    @Test
    void keepsWhatTheBuyerObjectsToUntilThatIsDecided() {
        var completed = sale.objected("c1").completing(List.of(share("wagiman", 60)));

        var released = completed.released(completed.releasable(HUNDRED));
        var resolved = released.resolved("c1", "sri", Money.rupiah(15), List.of(share("sri", 25)));

        assertThat(released.open()).isEqualTo(Money.rupiah(40));
        assertThat(resolved.releasable(Money.rupiah(25))).containsExactly(share("sri", 25));
        assertThat(resolved.earned()).containsExactly(share("wagiman", 60));
    }

    @Test
    void sharesOutWhatIsMissingAlsoAmongThoseWhoWait() {
        var completed = sale.objected("c1").completing(List.of(share("wagiman", 60)));

        var released = completed.released(completed.releasable(Money.rupiah(50)));

        assertThat(released.earned()).containsExactly(share("wagiman", 30));
    }

    @Test
    void takesWhatWasGivenBackOfAPartFromItsOwnSharesOnly() {
        var completed =
                sale.refunding("sri", Money.rupiah(10))
                        .completing(List.of(share("wagiman", 60), share("sri", 40)));

        assertThat(completed.releasable(Money.rupiah(90)))
                .containsExactly(share("wagiman", 60), share("sri", 30));
    }

    @Test
    void isLessByThePartsThatEndWithoutTheBuyer() {
        var ended = sale.ending("sri", Money.rupiah(40));

        assertThat(ended.completing(List.of(share("wagiman", 60))).releasable(Money.rupiah(60)))
                .containsExactly(share("wagiman", 60));
        assertThatThrownBy(() -> ended.ending("wagiman", Money.rupiah(61)))
                .isInstanceOf(UnbalancedShares.class);
    }

    @Test
    void isNotCompletedByOtherSharesThanAreOpen() {
        assertThatThrownBy(() -> sale.completing(List.of(share("wagiman", 60))))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(() -> sale.completing(List.of(share("wagiman", 101))))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(() -> sale.completing(List.of(share("wagiman", 110), share("sri", -10))))
                .isInstanceOf(UnbalancedShares.class);
        assertThatThrownBy(
                        () ->
                                sale.objected("c1")
                                        .completing(List.of(share("wagiman", 60)))
                                        .resolved("c1", "sri", Money.zero(), List.of()))
                .isInstanceOf(UnbalancedShares.class);
    }

    private static Part part(String producerId, long due) {
        return Part.of(producerId, Money.rupiah(due), Cash.NONE);
    }

    private static Share share(String producerId, long amount) {
        return new Share(Share.Role.PRODUCER, producerId, producerId, Money.rupiah(amount));
    }
}
