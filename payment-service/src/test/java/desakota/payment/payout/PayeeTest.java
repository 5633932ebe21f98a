package desakota.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.PayoutEvent.PayoutBounced;
import desakota.events.PayoutEvent.PayoutSent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class PayeeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Money CREDITED = Money.rupiah(70_000);

    @Test
    void isPaidAllThatWasCredited() {
        var payee = Payee.fresh("wagiman").taking("p1", CREDITED);

        assertThat(payee.onTheWay("p1")).contains(CREDITED);
        assertThat(payee.due(CREDITED)).isEqualTo(Money.zero());
        assertThat(payee.sent("p1", NOW)).containsExactly(new PayoutSent(NOW, "p1", CREDITED));
    }

    @Test
    void isPaidOnlyWhatCameSinceByTheNextPayout() {
        var payee = Payee.fresh("wagiman").taking("p1", CREDITED);

        var next = payee.taking("p2", Money.rupiah(100_000));

        assertThat(next.onTheWay("p2")).contains(Money.rupiah(30_000));
    }

    @Test
    void isPaidNothingByALateLookAtTheBooks() {
        var payee = Payee.fresh("wagiman").taking("p1", CREDITED);

        var late = payee.taking("p2", Money.rupiah(50_000));

        assertThat(late).isEqualTo(payee);
    }

    @Test
    void isPaidOnceByAPayoutThatIsRepeated() {
        var payee = Payee.fresh("wagiman").taking("p1", CREDITED);
        var sent = payee.apply(payee.sent("p1", NOW).getFirst());

        var again = sent.taking("p1", Money.rupiah(100_000));

        assertThat(again).isEqualTo(sent);
        assertThat(again.sent("p1", NOW)).isEmpty();
    }

    @Test
    void isPaidLessByWhatTheyOweBackAndNeverLessThanNothing() {
        var payee = claiming(Payee.fresh("dedi"), "c1", 100_000);

        assertThat(payee.due(CREDITED)).isEqualTo(Money.zero());
        assertThat(payee.taking("p1", CREDITED)).isEqualTo(payee);
        assertThat(payee.due(Money.rupiah(130_000))).isEqualTo(Money.rupiah(30_000));
    }

    @Test
    void owesOnceForEachClaim() {
        var payee = claiming(Payee.fresh("dedi"), "c1", 20_000);

        assertThat(payee.claiming("c1", Money.rupiah(20_000), "missing", NOW)).isEmpty();
        assertThat(claiming(payee, "c2", 20_000).claimed()).isEqualTo(Money.rupiah(40_000));
    }

    @Test
    void isPaidAgainWhatCameBackOnceItIsCreditedAgain() {
        var paid = Payee.fresh("wagiman").taking("p1", CREDITED);
        var sent = paid.apply(paid.sent("p1", NOW).getFirst());

        var events = sent.bouncing("p1", CREDITED, "closed", NOW);
        var bounced = sent.apply(events.getFirst());

        assertThat(events).containsExactly(new PayoutBounced(NOW, "p1", CREDITED, "closed"));
        assertThat(bounced.due(CREDITED)).isEqualTo(Money.zero());
        assertThat(bounced.due(CREDITED.times(2))).isEqualTo(CREDITED);
        assertThat(bounced.bouncing("p1", CREDITED, "closed", NOW)).isEmpty();
    }

    @Test
    void wasSentWhatBouncesAlsoWhenNobodyHasSaidSoYet() {
        var payee = Payee.fresh("wagiman").taking("p1", CREDITED);

        var events = payee.bouncing("p1", CREDITED, "closed", NOW);

        assertThat(events)
                .containsExactly(
                        new PayoutSent(NOW, "p1", CREDITED),
                        new PayoutBounced(NOW, "p1", CREDITED, "closed"));
    }

    private static Payee claiming(Payee payee, String claimId, long amount) {
        var events = payee.claiming(claimId, Money.rupiah(amount), "missing", NOW);
        return payee.apply(events.getFirst());
    }

    @Property(tries = 200)
    void isNeverPaidMoreThanWasCredited(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 1000) Integer> lookedAt) {
        var payee = Payee.fresh("wagiman");
        var most = Money.zero();

        for (var i = 0; i < lookedAt.size(); i++) {
            var credited = Money.rupiah(lookedAt.get(i));
            payee = payee.taking("p" + i, credited);
            if (credited.compareTo(most) > 0) most = credited;
        }

        assertThat(payee.taken()).isEqualTo(most);
    }
}
