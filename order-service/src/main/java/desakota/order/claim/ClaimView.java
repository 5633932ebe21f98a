package desakota.order.claim;

import desakota.events.Money;
import desakota.order.Claim;
import desakota.order.Order;
import desakota.order.OrderPart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A claim as those who have to do with it see it.
 *
 * @param photoIds to be read at {@code /api/orders/{orderId}/claim-photos/{photoId}}
 * @param decideBy when the decision is overdue
 * @param resolution null while it is open
 */
record ClaimView(
        String id,
        String orderId,
        String orderCode,
        String producerId,
        Claim.Kind kind,
        String description,
        List<String> photoIds,
        Claim.Status status,
        Instant at,
        Instant decideBy,
        Money partTotal,
        @Nullable ResolutionView resolution) {

    /** What a claim can come to. */
    enum Outcome {
        REFUND,
        REJECT
    }

    /**
     * A decision.
     *
     * @param refund what goes back to the buyer; nothing for {@code REJECT}
     */
    record ResolutionView(Outcome outcome, Money refund, String why, Instant at) {

        static ResolutionView of(Claim.Resolution decided) {
            var outcome = decided.refund().signum() == 0 ? Outcome.REJECT : Outcome.REFUND;
            return new ResolutionView(outcome, decided.refund(), decided.why(), decided.at());
        }
    }

    static ClaimView of(Order order, Claim claim) {
        var decided = claim.resolution();
        return new ClaimView(
                claim.id(),
                order.id(),
                order.sale().code(),
                claim.producerId(),
                claim.kind(),
                claim.description(),
                claim.photoIds(),
                claim.status(),
                claim.at(),
                claim.decideBy(),
                order.part(claim.producerId()).map(OrderPart::total).orElse(Money.zero()),
                decided == null ? null : ResolutionView.of(decided));
    }
}
