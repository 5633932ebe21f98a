package desakota.logistics.shipment;

import static java.util.stream.Collectors.groupingBy;

import desakota.events.Money;
import desakota.logistics.parcel.Cash;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cash that couriers have collected and not handed in yet. */
@Component
public class CashInHand {

    private static final List<String> FIELDS =
            List.of("parcels._id", "parcels.producerId", "parcels.cash");

    private final Shipments shipments;

    CashInHand(Shipments shipments) {
        this.shipments = shipments;
    }

    /** A parcel whose cash a courier has. */
    public record Held(
            String orderId, String producerId, String parcelId, String courierId, Cash cash) {}

    private record Found(@Id String id, List<Part> parcels) {

        record Part(@Id String id, String producerId, @Nullable Cash cash) {}

        Stream<Held> held() {
            return parcels.stream().flatMap(this::held);
        }

        private Stream<Held> held(Part part) {
            var cash = part.cash();
            var courier = cash == null ? null : cash.holder();
            return cash == null || courier == null
                    ? Stream.empty()
                    : Stream.of(new Held(id, part.producerId(), part.id(), courier, cash));
        }
    }

    /** The parcels whose cash this courier has, oldest order first, of so many orders at most. */
    public List<Held> of(String courierId, int mostOrders) {
        return of(List.of(courierId), mostOrders).getOrDefault(courierId, List.of());
    }

    /** As {@link #of(String, int)} for each of these couriers who has any. */
    public Map<String, List<Held>> of(Collection<String> couriers, int mostOrders) {
        var keys = couriers.stream().map(Whereabouts::cashWith).toList();
        return shipments.lookUp(keys, mostOrders * couriers.size(), Found.class, FIELDS).stream()
                .flatMap(Found::held)
                .filter(held -> couriers.contains(held.courierId()))
                .collect(groupingBy(Held::courierId));
    }

    /** What a courier answers for with these parcels. */
    public static Money due(List<Held> held) {
        return Money.sum(held.stream().map(one -> one.cash().due()).toList());
    }
}
