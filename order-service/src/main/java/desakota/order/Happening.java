package desakota.order;

/** What can happen to an order. Clients know these names; more may come. */
public enum Happening {
    PLACED,
    STOCK_RESERVED,
    REJECTED,
    AWAITING_PAYMENT,
    EXPIRED,
    PAID,
    PREPARING,
    TAKEN_IN,
    BAGGED,
    DISPATCHED,
    ARRIVED,
    MISSING,
    PICKED_UP,
    OUT_FOR_DELIVERY,
    DELIVERED,
    ALL_DELIVERED,
    DELAYED,
    COMPLETED,
    CANCELLATION_REQUESTED,
    CANCELLATION_DECLINED,
    CANCELLED,
    REFUNDED
}
