package desakota.payment.payout;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.events.PayoutEvent.PayeeClaimed;
import desakota.events.PayoutEvent.PayoutBounced;
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
 * Somebody whom the market pays: what they were paid in all, what they owe back, and what is on its
 * way to them. It guards them from being paid twice: each payout takes what the ledger has credited
 * them ever, less all that was taken or claimed before, in one guarded write. The ledger's credits
 * only grow, also by a payout that bounced; so a late look at them takes less, never more. What was
 * taken and claimed is not looked up there but stands here, in the document that the write guards:
 * a claim counts from that write on, before anything of it is booked.
 *
 * <p>Credited 100, claimed 130: nothing is due, until another 30 are credited. Never valid: a
 * payout of less than nothing.
 *
 * @param taken all payouts together, those on their way and those that bounced too
 * @param claimed all that they owed back ever
 * @param onTheWay payouts that were not sent yet
 * @param recent the last payouts, each of which takes once
 * @param heard what has had its effect once and may be told again; {@link Payees} moves it on
 */
@Document("payees")
record Payee(
        @Id String id,
        Money taken,
        Money claimed,
        List<OnTheWay> onTheWay,
        List<String> recent,
        List<String> heard,
        Revision revision)
        implements Aggregate<Payee, PayoutEvent> {

    private static final int REMEMBERED = 100;

    Payee {
        // Payees of before the first claim have neither.
        claimed = claimed == null ? Money.zero() : claimed;
        heard = heard == null ? List.of() : List.copyOf(heard);
        onTheWay = List.copyOf(onTheWay);
        recent = List.copyOf(recent);
    }

    /** One payout's amount for this payee. */
    record OnTheWay(String payoutId, Money amount) {}

    /** Nothing was paid to them yet. */
    static Payee fresh(String id) {
        return new Payee(
                id, Money.zero(), Money.zero(), List.of(), List.of(), List.of(), Revision.NEW);
    }

    /** What is left for the next payout of all that was ever credited. */
    Money due(Money credited) {
        var left = credited.minus(taken).minus(claimed);
        return left.signum() > 0 ? left : Money.zero();
    }

    /** Takes what is due for a payout, once for each payout. */
    Payee taking(String payoutId, Money credited) {
        var amount = due(credited);
        if (recent.contains(payoutId) || amount.signum() == 0) return this;
        return new Payee(
                id,
                taken.plus(amount),
                claimed,
                with(onTheWay, new OnTheWay(payoutId, amount)),
                newest(with(recent, payoutId)),
                heard,
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
    List<PayoutEvent> sent(String payoutId, Instant at) {
        return onTheWay(payoutId).stream()
                .<PayoutEvent>map(amount -> new PayoutSent(at, payoutId, amount))
                .toList();
    }

    /** They owe something back. */
    List<PayoutEvent> claiming(String claimId, Money amount, String reason, Instant at) {
        if (heard.contains(claimed(claimId))) return List.of();
        return List.of(new PayeeClaimed(at, claimId, amount, reason));
    }

    /** Their bank sent a payout back. That it could shows that it had been sent. */
    List<PayoutEvent> bouncing(String payoutId, Money amount, String reason, Instant at) {
        if (heard.contains(bounced(payoutId))) return List.of();
        return Stream.concat(
                        sent(payoutId, at).stream(),
                        Stream.of(new PayoutBounced(at, payoutId, amount, reason)))
                .toList();
    }

    /** What is heard when this is claimed. */
    static String claimed(String claimId) {
        return "claimed/" + claimId;
    }

    /** What is heard when this bounces. */
    static String bounced(String payoutId) {
        return "bounced/" + payoutId;
    }

    /** Without these, which are kept elsewhere. */
    Payee forgetting(List<String> kept) {
        var rest = heard.stream().filter(what -> !kept.contains(what)).toList();
        return new Payee(id, taken, claimed, onTheWay, recent, rest, revision);
    }

    @Override
    public Payee apply(PayoutEvent event) {
        return switch (event) {
            case PayoutSent sent -> {
                var left = onTheWay.stream().filter(p -> !p.payoutId().equals(sent.payoutId()));
                yield new Payee(id, taken, claimed, left.toList(), recent, heard, revision);
            }
            case PayoutBounced back -> hearing(bounced(back.payoutId()), Money.zero());
            case PayeeClaimed claim -> hearing(claimed(claim.claimId()), claim.amount());
            case PayoutEvent.Unknown _ -> this;
        };
    }

    private Payee hearing(String what, Money claim) {
        return new Payee(
                id, taken, claimed.plus(claim), onTheWay, recent, with(heard, what), revision);
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    private static List<String> newest(List<String> ids) {
        return ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size());
    }

    @Override
    public Payee at(Revision next) {
        return new Payee(id, taken, claimed, onTheWay, recent, heard, next);
    }
}
