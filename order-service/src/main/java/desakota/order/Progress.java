package desakota.order;

import desakota.events.Shortage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How far an order is, with what only matters on the way.
 *
 * @param payBy until when the buyer can pay; null before the stock is held
 * @param claimUntil until when the buyer can object; null before everything is delivered
 * @param shortages the lines at fault of a rejected order
 * @param cancellationReason why the buyer, or the market, wants to cancel, while logistics has not
 *     answered
 * @param deadline when something is to be done if nothing happens until then; null: never
 */
public record Progress(
        OrderState state,
        @Nullable Instant payBy,
        @Nullable Instant claimUntil,
        List<Shortage> shortages,
        @Nullable String cancellationReason,
        @Nullable Instant deadline) {

    /** The market's own reason to cancel a paid order. */
    public static final String STOCK_GONE = "The stock was gone when the payment came in.";

    static Progress placed(Instant stockBy) {
        return new Progress(OrderState.PLACED, null, null, List.of(), null, stockBy);
    }

    Progress confirmed(Instant until, Instant deadline) {
        return new Progress(OrderState.CONFIRMED, until, null, List.of(), null, deadline);
    }

    Progress paid(Instant lateFrom) {
        return new Progress(OrderState.PAID, payBy, null, List.of(), null, lateFrom);
    }

    Progress delivered(Instant until) {
        return new Progress(
                OrderState.DELIVERED, payBy, until, List.of(), cancellationReason, until);
    }

    Progress rejectedFor(List<Shortage> missing) {
        return new Progress(OrderState.REJECTED, payBy, null, missing, null, null);
    }

    /** The same, further on the way. */
    Progress to(OrderState next) {
        return new Progress(
                next,
                payBy,
                claimUntil,
                shortages,
                next.ended() ? null : cancellationReason,
                next.ended() ? null : deadline);
    }

    Progress cancelling(@Nullable String reason) {
        return new Progress(state, payBy, claimUntil, shortages, reason, deadline);
    }

    Progress withoutDeadline() {
        return new Progress(state, payBy, claimUntil, shortages, cancellationReason, null);
    }
}
