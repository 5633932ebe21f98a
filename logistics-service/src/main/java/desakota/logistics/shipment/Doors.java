package desakota.logistics.shipment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The doors that couriers have to go to: one for each order of whose parcels one is theirs. */
@Component
public class Doors {

    private static final List<String> FIELDS = List.of("whereabouts", "address.villageCode");

    private final Shipments shipments;

    Doors(Shipments shipments) {
        this.shipments = shipments;
    }

    /** An order's door, and who has to go there. */
    public record Door(String courierId, String villageCode) {}

    /** The doors of these couriers, oldest order first, of so many orders of each at most. */
    public List<Door> of(Collection<String> couriers, int mostOrders) {
        var byTask = couriers.stream().collect(toMap(Whereabouts::taskOf, identity()));
        return shipments
                .lookUp(byTask.keySet(), mostOrders * couriers.size(), Found.class, FIELDS)
                .stream()
                .flatMap(
                        found ->
                                found.whereabouts().stream()
                                        .flatMap(key -> Stream.ofNullable(byTask.get(key)))
                                        .map(courier -> found.doorOf(courier)))
                .toList();
    }

    private record Found(List<String> whereabouts, Place address) {

        record Place(String villageCode) {}

        Door doorOf(String courier) {
            return new Door(courier, address.villageCode());
        }
    }
}
