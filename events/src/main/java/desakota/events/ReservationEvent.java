package desakota.events;

import java.time.Instant;
import java.util.List;

/**
 * What happened to the stock held for an order. Topic {@code catalog.reservations}, by order id.
 */
public sealed interface ReservationEvent extends Fact {

    /** Every line's goods are held, until {@code expiresAt} unless the order is paid. */
    @WireName("stock.reserved.v1")
    record StockReserved(Instant at, Instant expiresAt) implements ReservationEvent {}

    /** Not every line could be held, so none is. */
    @WireName("stock.rejected.v1")
    record StockRejected(Instant at, List<Shortage> shortages) implements ReservationEvent {}

    /** What was held can be sold again: the order ended, or it was not paid in time. */
    @WireName("stock.released.v1")
    record StockReleased(Instant at, boolean expired) implements ReservationEvent {}

    /** The order is paid: what is held stays held until the village hub takes it in. */
    @WireName("stock.committed.v1")
    record StockCommitted(Instant at) implements ReservationEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements ReservationEvent {}
}
