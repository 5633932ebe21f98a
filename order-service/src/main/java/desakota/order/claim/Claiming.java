package desakota.order.claim;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.order.Announcements;
import desakota.order.Claim;
import desakota.order.Order;
import desakota.order.OrderPart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a claim is made and decided, in each state of its order. */
public final class Claiming {

    private Claiming() {}

    /**
     * What a buyer objects to.
     *
     * @param id that the claim will have
     */
    public record Objection(
            String id,
            String producerId,
            Claim.Kind kind,
            String description,
            List<String> photoIds) {}

    /**
     * What the cooperative decides.
     *
     * @param requestId the request that says so, which may come again
     * @param refund whether money goes back
     * @param amount how much; null for all that is left of the part
     */
    public record Decision(
            String requestId,
            String decidedBy,
            boolean refund,
            @Nullable Money amount,
            String why) {}

    /**
     * The order with this claim; nothing when it has it already.
     *
     * @throws Refusal when the part has not arrived, its time is over or it is under a claim
     */
    public static Optional<Change<Order, OrderEvent>> claim(
            Order order, Objection objection, Instant at) {
        if (order.claims().find(objection.id()).isPresent()) return Optional.empty();
        var part = arrived(order, objection.producerId(), at);
        if (order.claims().isOpenAbout(part.producerId()))
            throw new Refusal(new ClaimProblem.OneAtATime());
        if (left(order, part).signum() == 0) throw new Refusal(new ClaimProblem.NothingLeft());
        var event =
                new OrderClaimed(at, objection.id(), part.producerId(), objection.kind().name());
        var after = order.apply(event);
        var described =
                after.claims()
                        .find(objection.id())
                        .orElseThrow()
                        .described(objection.description(), objection.photoIds());
        return Optional.of(new Change<>(after.with(described), List.of(event)));
    }

    /**
     * The part of this producer, which has arrived and can be objected to.
     *
     * @throws Refusal when it has not, or the claim window is over
     */
    static OrderPart arrived(Order order, String producerId, Instant at) {
        var part =
                order.part(producerId)
                        .orElseThrow(
                                () -> invalid("producerId", "No part of the order is theirs."));
        if (part.stage() != OrderPart.Stage.DELIVERED) throw nothingArrived(order);
        refuseUnlessClaimable(order, at);
        return part;
    }

    /**
     * Whether there is time to object to this order at all.
     *
     * @throws Refusal when there is not, or not yet
     */
    static void refuseUnlessClaimable(Order order, Instant at) {
        switch (order.state()) {
            case IN_TRANSIT, DELIVERED -> {
                var until = order.progress().claimUntil();
                if (until != null && !at.isBefore(until))
                    throw new Refusal(new ClaimProblem.WindowOver());
            }
            case COMPLETED -> throw new Refusal(new ClaimProblem.WindowOver());
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    ACCEPTED,
                    PAID,
                    PREPARING,
                    REJECTED,
                    EXPIRED,
                    CANCELLED,
                    RETURNED ->
                    throw nothingArrived(order);
        }
    }

    /**
     * The order with this decision; nothing when the same request has decided it before.
     *
     * @throws Refusal when there is no such claim, somebody has decided it, or the refund is more
     *     than what is left of the part
     */
    public static Optional<Change<Order, OrderEvent>> resolve(
            Order order, String claimId, Decision decision, Instant at) {
        var claim =
                order.claims()
                        .find(claimId)
                        .orElseThrow(() -> new Refusal(new NotFound("claim", claimId)));
        var known = claim.resolution();
        if (known != null) {
            if (decision.requestId().equals(known.requestId())) return Optional.empty();
            throw new Refusal(new ClaimProblem.Decided());
        }
        var part = order.part(claim.producerId()).orElseThrow();
        var refund = refund(order, part, decision);
        var event = Announcements.resolved(order, part, claim, at, refund, decision.why());
        var resolution =
                new Claim.Resolution(
                        refund, decision.why(), at, decision.decidedBy(), decision.requestId());
        var after = order.apply(event).with(claim.resolved(resolution));
        return Optional.of(new Change<>(after, List.of(event)));
    }

    private static Money refund(Order order, OrderPart part, Decision decision) {
        var amount = decision.amount();
        if (!decision.refund()) {
            if (amount != null) throw invalid("amount", "Nothing is paid back when rejecting.");
            return Money.zero();
        }
        var left = left(order, part);
        if (amount == null) return left;
        if (!amount.currency().equals(left.currency()))
            throw invalid("amount.currency", "It was paid in " + left.currency() + ".");
        if (amount.signum() <= 0 || amount.compareTo(left) > 0)
            throw invalid(
                    "amount", "At least 1 and at most " + left.amount() + " rupiah can go back.");
        return amount;
    }

    private static Money left(Order order, OrderPart part) {
        return part.total().minus(order.claims().refundedOf(part.producerId()));
    }

    private static Refusal nothingArrived(Order order) {
        return new Refusal(new ClaimProblem.NothingArrived(order.state().status()));
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
