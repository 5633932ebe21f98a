package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody whom the market pays: what they were paid in all, and what is on its way to them. It
 * guards them from being paid twice: each payout takes what the ledger has credited them ever, less
 * all that was taken before, in one guarded write. The ledger's credits only grow; so a late look
 * at them takes less, never more.
 *
 * @param taken all payouts together, those on their way too
 * @param onTheWay payouts that were not sent yet
 * @param recent the last payouts, each of which takes once
 */
@Document("payees")
record Payee(
        @Id String id, Money taken, List<OnTheWay> onTheWay, List<String> recent, Revision revision)
        implements Aggregate<Payee, PayoutEvent> {

    private static final int REMEMBERED = 100;

    Payee {
        onTheWay = List.copyOf(onTheWay);
        recent = List.copyOf(recent);
    }

    /** One payout's amount for this payee. */
    record OnTheWay(String payoutId, Money amount) {}

    /** Nothing was paid to them yet. */
    static Payee fresh(String id) {
        return new Payee(id, Money.zero(), List.of(), List.of(), Revision.NEW);
    }

    /** What is left for the next payout of all that was ever credited. */
    Money due(Money credited) {
        var left = credited.minus(taken);
        return left.signum() > 0 ? left : Money.zero();
    }

    /** Takes what is due for a payout, once for each payout. */
    Payee taking(String payoutId, Money credited) {
        var amount = due(credited);
        if (recent.contains(payoutId) || amount.signum() == 0) return this;
        return new Payee(
                id,
                taken.plus(amount),
                with(onTheWay, new OnTheWay(payoutId, amount)),
                newest(with(recent, payoutId)),
                revision);
    }

    /** What is on its way by this payout. */
    Optional<Money> onTheWay(String payoutId) {
        return onTheWay.stream()
                .filter(payout -> payout.payoutId().equals(payoutId))
                .findFirst()
                .map(OnTheWay::amount);
    }

    /** The provider has sent it. */
    List<PayoutSent> sent(String payoutId, Instant at) {
        return onTheWay(payoutId).stream()
                .map(amount -> new PayoutSent(at, payoutId, amount))
                .toList();
    }

    @Override
    public Payee apply(PayoutEvent event) {
        return switch (event) {
            case PayoutSent sent ->
                    new Payee(id, taken, without(sent.payoutId()), recent, revision);
            case PayoutEvent.PayoutBounced _, PayoutEvent.PayeeClaimed _, PayoutEvent.Unknown _ ->
                    this;
        };
    }

    private List<OnTheWay> without(String payoutId) {
        return onTheWay.stream().filter(p -> !p.payoutId().equals(payoutId)).toList();
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    private static List<String> newest(List<String> ids) {
        return ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size());
    }

    @Override
    public Payee at(Revision next) {
        return new Payee(id, taken, onTheWay, recent, next);
    }
}
