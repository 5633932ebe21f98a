package desakota.order;

import java.util.Arrays;
import java.util.List;

/** How far an order is. A client sees it as a {@link #status()}. */
public enum OrderState {
    /** The catalogue is asked for the stock. */
    PLACED(false),
    /** The stock is held; the payment is being opened. Clients still see {@code PLACED}. */
    CONFIRMED(false),
    /** The buyer can pay. */
    AWAITING_PAYMENT(false),
    /**
     * Cash on delivery: it goes on without money; the parcels are being planned. Clients still see
     * {@code PLACED}.
     */
    ACCEPTED(false),
    /** The money is held; the parcels are being planned. */
    PAID(false),
    /** The parcels are planned; the producers prepare. */
    PREPARING(false),
    /** The first bag has left a village. */
    IN_TRANSIT(false),
    /** Every parcel has ended, at least one at the buyer; the claim window is open. */
    DELIVERED(false),
    /** Confirmed by the buyer, or the claim window is over. */
    COMPLETED(true),
    /** There was no stock. */
    REJECTED(true),
    /** It was not paid in time. */
    EXPIRED(true),
    /** Cancelled; stock and money go back. */
    CANCELLED(true),
    /** Every parcel has ended, none at the buyer; the money goes back. */
    RETURNED(true);

    private final boolean ended;

    OrderState(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing more happens to the order. */
    public boolean ended() {
        return ended;
    }

    /** Whether its goods are on their way to the buyer, from being prepared to the last door. */
    public boolean underWay() {
        return switch (this) {
            case ACCEPTED, PAID, PREPARING, IN_TRANSIT -> true;
            case PLACED,
                    CONFIRMED,
                    AWAITING_PAYMENT,
                    DELIVERED,
                    COMPLETED,
                    REJECTED,
                    EXPIRED,
                    CANCELLED,
                    RETURNED ->
                    false;
        };
    }

    /** The name that clients know. */
    public String status() {
        return this == CONFIRMED || this == ACCEPTED ? PLACED.name() : name();
    }

    /** The states that clients see as this status; none if there is no such status. */
    public static List<OrderState> ofStatus(String status) {
        return Arrays.stream(values()).filter(state -> state.status().equals(status)).toList();
    }
}
