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
    /** Every parcel came back. */
    RETURNED(true);

    private final boolean ended;

    OrderState(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing more happens to the order. */
    public boolean ended() {
        return ended;
    }

    /** The name that clients know. */
    public String status() {
        return this == CONFIRMED ? PLACED.name() : name();
    }

    /** The states that clients see as this status; none if there is no such status. */
    public static List<OrderState> ofStatus(String status) {
        return Arrays.stream(values()).filter(state -> state.status().equals(status)).toList();
    }
}
