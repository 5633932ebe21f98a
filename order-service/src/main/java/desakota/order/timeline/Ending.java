package desakota.order.timeline;

import desakota.order.Happening;
import desakota.order.Order;

import java.time.Duration;
import java.time.Instant;

/** Says when a live timeline is at its end. */
final class Ending {

    /** How long after the last entry the refund is waited for. */
    private static final Duration REFUND_TOLD = Duration.ofHours(1);

    private Ending() {}

    /**
     * Whether more is to come: until the order's end, then until the refund of one that was paid
     * for nothing, and until the decision about the last claim. A refund that is not told within an
     * hour is not waited for.
     *
     * <p>More is to come: cancelled after the payment, ten minutes ago, and no word of the refund.
     * Nothing is to come: cancelled before the payment.
     */
    static boolean isAhead(Order order, Instant now) {
        return switch (order.state()) {
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    ACCEPTED,
                    PAID,
                    PREPARING,
                    IN_TRANSIT,
                    DELIVERED ->
                    true;
            case CANCELLED, RETURNED ->
                    tells(order, Happening.PAID)
                            && !tells(order, Happening.REFUNDED)
                            && order.timeline()
                                    .getLast()
                                    .recordedAt()
                                    .plus(REFUND_TOLD)
                                    .isAfter(now);
            case COMPLETED -> order.claims().anyOpen();
            case REJECTED, EXPIRED -> false;
        };
    }

    private static boolean tells(Order order, Happening type) {
        return order.timeline().stream().anyMatch(entry -> entry.type() == type);
    }
}
