package desakota.order.conduct;

import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderPart.Parcel;
import desakota.order.TimelineEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What an order keeps of facts beside its own events: where its parcels are and who carries them.
 * Kept in every state: what happened, happened.
 */
final class Notes {

    private Notes() {}

    static Order noting(Order order, ShipmentEvent fact) {
        return switch (fact) {
            case ShipmentPlanned planned -> planned(order, planned);
            case ParcelTakenIn f ->
                    at(
                            order,
                            f.at(),
                            f.occurredAt(),
                            Happening.TAKEN_IN,
                            f.hubId(),
                            f.producerId());
            case ParcelBagged f -> bagged(order, f);
            case ParcelDispatched f -> dispatched(order, f);
            case ParcelArrived f -> arrived(order, f);
            case ParcelMissing f ->
                    at(order, f.at(), f.occurredAt(), Happening.MISSING, f.hubId(), f.producerId());
            case ParcelPickedUp f ->
                    by(
                            order,
                            f.courierId(),
                            entry(
                                    f.at(),
                                    f.occurredAt(),
                                    Happening.PICKED_UP,
                                    f.courierId(),
                                    destinationOf(order, f.producerId()),
                                    null,
                                    f.producerId()));
            case ParcelOutForDelivery f ->
                    by(
                            order,
                            f.courierId(),
                            entry(
                                    f.at(),
                                    f.occurredAt(),
                                    Happening.OUT_FOR_DELIVERY,
                                    f.courierId(),
                                    null,
                                    null,
                                    f.producerId()));
            case ParcelDelivered f ->
                    by(
                            order,
                            f.courierId(),
                            entry(
                                    f.at(),
                                    f.occurredAt(),
                                    Happening.DELIVERED,
                                    f.courierId(),
                                    null,
                                    "Proof: " + f.proof(),
                                    f.producerId()));
            case ShipmentEvent.ShipmentStopped _,
                    ShipmentEvent.ShipmentStopDeclined _,
                    ShipmentEvent.ParcelAttemptFailed _,
                    ShipmentEvent.ParcelBroughtBack _,
                    ShipmentEvent.ParcelReturned _,
                    ShipmentEvent.ParcelLost _,
                    ShipmentEvent.ParcelStopped _,
                    ShipmentEvent.ParcelStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    order;
        };
    }

    static Order noting(Order order, PaymentEvent fact) {
        return switch (fact) {
            case PaymentRefunded _ ->
                    order.told(
                            TimelineEntry.of(
                                    fact.at(), Happening.REFUNDED, TimelineEntry.MARKET, null));
            case PaymentEvent.PaymentRequested _,
                    PaymentEvent.PaymentReceived _,
                    PaymentEvent.PaymentExpired _,
                    PaymentEvent.PaymentCancelled _,
                    PaymentEvent.EscrowReleased _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentChargedBack _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.Unknown _ ->
                    order;
        };
    }

    private static Order planned(Order order, ShipmentPlanned fact) {
        var noted = order;
        for (var parcel : fact.parcels())
            noted =
                    noted.with(parcel.producerId(), new Parcel(parcel.parcelId(), parcel.code()))
                            .involving(parcel.originHubId())
                            .involving(parcel.destinationHubId());
        return noted;
    }

    private static Order bagged(Order order, ParcelBagged f) {
        var hub = order.part(f.producerId()).map(part -> part.originHubId()).orElse(null);
        return order.told(
                entry(
                        f.at(),
                        f.occurredAt(),
                        Happening.BAGGED,
                        hub == null ? TimelineEntry.MARKET : hub,
                        hub,
                        "Bag " + f.bagCode(),
                        f.producerId()));
    }

    private static Order dispatched(Order order, ParcelDispatched f) {
        var note = "To " + f.towardsHubId();
        return order.involving(f.hubId())
                .involving(f.towardsHubId())
                .told(
                        entry(
                                f.at(),
                                f.occurredAt(),
                                Happening.DISPATCHED,
                                f.hubId(),
                                f.hubId(),
                                note,
                                f.producerId()));
    }

    private static Order arrived(Order order, ParcelArrived f) {
        return order.involving(f.hubId())
                .told(
                        entry(
                                f.at(),
                                f.occurredAt(),
                                Happening.ARRIVED,
                                f.hubId(),
                                f.hubId(),
                                f.damaged() ? "The parcel is damaged." : null,
                                f.producerId()));
    }

    private static Order at(
            Order order,
            Instant at,
            Instant occurredAt,
            Happening type,
            String hub,
            String producerId) {
        return by(order, hub, entry(at, occurredAt, type, hub, hub, null, producerId));
    }

    private static Order by(Order order, String accountId, TimelineEntry entry) {
        return order.involving(accountId).told(entry);
    }

    private static @Nullable String destinationOf(Order order, String producerId) {
        return order.part(producerId).map(part -> part.destinationHubId()).orElse(null);
    }

    private static TimelineEntry entry(
            Instant recordedAt,
            Instant occurredAt,
            Happening type,
            String actor,
            @Nullable String place,
            @Nullable String note,
            String producerId) {
        return new TimelineEntry(0, occurredAt, recordedAt, type, actor, place, note, producerId);
    }
}
