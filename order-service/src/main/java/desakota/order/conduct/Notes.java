package desakota.order.conduct;

import static desakota.order.TimelineEntry.MARKET;

import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelReturned;
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

    /** When a parcel's fact happened and was recorded, and whose part it is about. */
    private record Scan(Instant at, Instant occurredAt, String producerId) {

        TimelineEntry entry(
                Happening type, String actor, @Nullable String place, @Nullable String note) {
            return new TimelineEntry(0, occurredAt, at, type, actor, place, note, producerId, null);
        }

        /** What a hub did in its house. */
        Order inHub(Order order, Happening type, String hub, @Nullable String note) {
            return order.involving(hub).told(entry(type, hub, hub, note));
        }

        /** What a courier did. */
        Order byCourier(
                Order order,
                Happening type,
                String courier,
                @Nullable String place,
                @Nullable String note) {
            return order.involving(courier).told(entry(type, courier, place, note));
        }
    }

    static Order noting(Order order, ShipmentEvent fact) {
        return switch (fact) {
            case ShipmentPlanned f -> planned(order, f);
            case ParcelTakenIn f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .inHub(order, Happening.TAKEN_IN, f.hubId(), null);
            case ParcelBagged f -> bagged(order, f);
            case ParcelDispatched f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .inHub(
                                    order.involving(f.towardsHubId()),
                                    Happening.DISPATCHED,
                                    f.hubId(),
                                    "To " + f.towardsHubId());
            case ParcelArrived f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .inHub(
                                    order,
                                    Happening.ARRIVED,
                                    f.hubId(),
                                    f.damaged() ? "The parcel is damaged." : null);
            case ParcelMissing f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .inHub(order, Happening.MISSING, f.hubId(), null);
            case ParcelPickedUp f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .byCourier(
                                    order,
                                    Happening.PICKED_UP,
                                    f.courierId(),
                                    destinationOf(order, f.producerId()),
                                    null);
            case ParcelOutForDelivery f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .byCourier(
                                    order, Happening.OUT_FOR_DELIVERY, f.courierId(), null, null);
            case ParcelDelivered f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .byCourier(
                                    order,
                                    Happening.DELIVERED,
                                    f.courierId(),
                                    null,
                                    "Proof: " + f.proof());
            case ParcelAttemptFailed f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .byCourier(
                                    order,
                                    Happening.ATTEMPT_FAILED,
                                    f.courierId(),
                                    null,
                                    "Attempt " + f.attempt() + ": " + f.reason());
            case ParcelBroughtBack f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .byCourier(
                                    order.involving(f.hubId()),
                                    Happening.BROUGHT_BACK,
                                    f.courierId(),
                                    f.hubId(),
                                    null);
            case ParcelReturned f ->
                    scan(f.at(), f.occurredAt(), f.producerId())
                            .inHub(order, Happening.RETURNED, f.hubId(), null);
            case ParcelLost f ->
                    order.told(
                            scan(f.at(), f.occurredAt(), f.producerId())
                                    .entry(Happening.LOST, MARKET, null, f.cause()));
            case ShipmentEvent.ParcelStopped _,
                    ShipmentEvent.ParcelStopDeclined _,
                    ShipmentEvent.ShipmentStopped _,
                    ShipmentEvent.ShipmentStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    order;
        };
    }

    static Order noting(Order order, PaymentEvent fact) {
        return switch (fact) {
            case PaymentRefunded f ->
                    order.told(TimelineEntry.ofMoney(f.at(), Happening.REFUNDED, f.amount()));
            case PaymentChargedBack f ->
                    order.told(TimelineEntry.ofMoney(f.at(), Happening.CHARGED_BACK, f.amount()));
            case PaymentEvent.PaymentRequested _,
                    PaymentEvent.PaymentReceived _,
                    PaymentEvent.PaymentExpired _,
                    PaymentEvent.PaymentCancelled _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.EscrowReleased _,
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
        var actor = hub == null ? MARKET : hub;
        return order.told(
                scan(f.at(), f.occurredAt(), f.producerId())
                        .entry(Happening.BAGGED, actor, hub, "Bag " + f.bagCode()));
    }

    private static @Nullable String destinationOf(Order order, String producerId) {
        return order.part(producerId).map(part -> part.destinationHubId()).orElse(null);
    }

    private static Scan scan(Instant at, Instant occurredAt, String producerId) {
        return new Scan(at, occurredAt, producerId);
    }
}
