package desakota.logistics.shipment;

import desakota.events.Address;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.Part;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.kit.Ids;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Cash;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.quote.Promise;
import desakota.logistics.quote.RateTable;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** Plans the parcels of a paid or accepted order and the way each takes. */
@Component
class Planning {

    private static final int LONGEST_DAYS = 14;

    private final Hubs hubs;
    private final RateTable rates;

    Planning(Hubs hubs, RateTable rates) {
        this.hubs = hubs;
        this.rates = rates;
    }

    /**
     * What is known of an order when its delivery is planned.
     *
     * @param onDelivery whether the money is collected at the door
     */
    record Order(
            Instant at,
            String code,
            String buyerId,
            List<Part> parts,
            Address address,
            String service,
            String deliveryCodeHash,
            boolean onDelivery) {

        static Order of(OrderPaid e) {
            return new Order(
                    e.at(),
                    e.code(),
                    e.buyerId(),
                    e.parts(),
                    e.deliveryAddress(),
                    e.deliveryService(),
                    e.deliveryCodeHash(),
                    false);
        }

        static Order of(OrderAccepted e) {
            return new Order(
                    e.at(),
                    e.code(),
                    e.buyerId(),
                    e.parts(),
                    e.deliveryAddress(),
                    e.deliveryService(),
                    e.deliveryCodeHash(),
                    true);
        }
    }

    /** What the other services hear of a shipment that is planned. */
    static ShipmentPlanned told(Shipment shipment, Instant now) {
        return new ShipmentPlanned(
                now,
                shipment.parcels().stream()
                        .map(
                                parcel ->
                                        new PlannedParcel(
                                                parcel.id(),
                                                parcel.code(),
                                                parcel.producerId(),
                                                parcel.originHubId(),
                                                parcel.destinationHubId()))
                        .toList());
    }

    Shipment plan(String orderId, Order order) {
        return Shipment.planned(
                orderId,
                order.code(),
                order.buyerId(),
                order.address(),
                order.deliveryCodeHash(),
                order.parts().stream().map(part -> parcel(part, order)).toList());
    }

    private Parcel parcel(Part part, Order order) {
        var origin = hubs.find(part.originHubId());
        var destination = hubs.find(part.destinationHubId());
        return new Parcel(
                Ids.next(),
                Ids.nextCode(),
                part.producerId(),
                part.originHubId(),
                part.destinationHubId(),
                origin.map(hub -> hub.carrierTo(part.destinationHubId())).orElse(""),
                destination.map(hub -> hub.carrierTo(null)).orElse(""),
                weightGrams(part.lines()),
                promise(origin.map(Hub::regencyCode).orElse("*"), order),
                false,
                null,
                null,
                List.of(),
                List.of(),
                order.onDelivery()
                        ? Cash.toCollect(part.subtotal().plus(part.deliveryFee()))
                        : null);
    }

    private static long weightGrams(List<OrderEvent.Line> lines) {
        return lines.stream().mapToLong(line -> (long) line.weightGrams() * line.quantity()).sum();
    }

    private Promise promise(String originRegencyCode, Order order) {
        var destination = order.address().villageCode().substring(0, 5);
        return rates.rate(originRegencyCode, destination, order.service())
                .map(rate -> Promise.of(order.at(), rate.minDays(), rate.maxDays()))
                .orElseGet(() -> Promise.of(order.at(), 1, LONGEST_DAYS));
    }
}
