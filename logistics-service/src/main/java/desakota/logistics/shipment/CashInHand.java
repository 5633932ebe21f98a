package desakota.logistics.shipment;

import desakota.events.Money;
import desakota.logistics.parcel.Cash;
import desakota.logistics.parcel.Parcel;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/** The cash that couriers have collected and not handed in yet. */
@Component
public class CashInHand {

    private final Shipments shipments;

    CashInHand(Shipments shipments) {
        this.shipments = shipments;
    }

    /** A parcel whose cash a courier has. */
    public record Held(String orderId, String producerId, String parcelId, Cash cash) {}

    /** The parcels whose cash this courier has, oldest order first, of so many orders at most. */
    public List<Held> of(String courierId, int mostOrders) {
        return shipments.by(List.of(Whereabouts.cashWith(courierId)), "", mostOrders).stream()
                .flatMap(
                        shipment ->
                                shipment.parcels().stream()
                                        .filter(parcel -> isWith(courierId, parcel))
                                        .map(parcel -> held(shipment, parcel)))
                .toList();
    }

    /** What a courier answers for with these parcels. */
    public static Money due(List<Held> held) {
        return Money.sum(held.stream().map(one -> one.cash().due()).toList());
    }

    private static boolean isWith(String courierId, Parcel parcel) {
        var cash = parcel.cash();
        return cash != null && cash.isWith(courierId);
    }

    private static Held held(Shipment shipment, Parcel parcel) {
        return new Held(
                shipment.id(),
                parcel.producerId(),
                parcel.id(),
                Objects.requireNonNull(parcel.cash()));
    }
}
