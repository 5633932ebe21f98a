package desakota.events;

import java.time.Instant;

/**
 * Something that happened. Facts of one aggregate keep their order and are numbered without gaps,
 * so that a consumer knows a repeated one and waits for a missing one.
 */
public sealed interface Fact extends Event
        permits OrderEvent, ReservationEvent, PaymentEvent, PayoutEvent, ShipmentEvent, CashEvent {

    /** When it happened, by the clock of the service that says so. */
    Instant at();
}
