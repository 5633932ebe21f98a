package desakota.logistics.shipment;

import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.Part;
import desakota.kit.Ids;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.quote.Promise;
import desakota.logistics.quote.RateTable;

import org.springframework.stereotype.Component;

import java.util.List;

/** Plans the parcels of a paid order and the way each takes. */
@Component
class Planning {

    private static final int LONGEST_DAYS = 14;

    private final Hubs hubs;
    private final RateTable rates;

    Planning(Hubs hubs, RateTable rates) {
        this.hubs = hubs;
        this.rates = rates;
    }

    Shipment plan(String orderId, OrderPaid paid) {
        return Shipment.planned(
                orderId,
                paid.code(),
                paid.buyerId(),
                paid.deliveryAddress(),
                paid.deliveryCodeHash(),
                paid.parts().stream().map(part -> parcel(part, paid)).toList());
    }

    private Parcel parcel(Part part, OrderPaid paid) {
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
                promise(origin.map(Hub::regencyCode).orElse("*"), paid),
                false,
                null,
                null,
                List.of(),
                List.of());
    }

    private static long weightGrams(List<OrderEvent.Line> lines) {
        return lines.stream().mapToLong(line -> (long) line.weightGrams() * line.quantity()).sum();
    }

    private Promise promise(String originRegencyCode, OrderPaid paid) {
        var destination = paid.deliveryAddress().villageCode().substring(0, 5);
        return rates.rate(originRegencyCode, destination, paid.deliveryService())
                .map(rate -> Promise.of(paid.at(), rate.minDays(), rate.maxDays()))
                .orElseGet(() -> Promise.of(paid.at(), 1, LONGEST_DAYS));
    }
}
