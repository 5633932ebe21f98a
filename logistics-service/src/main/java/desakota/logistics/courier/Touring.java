package desakota.logistics.courier;

import desakota.events.Money;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Situation;
import desakota.logistics.quote.Promise;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;
import desakota.logistics.shipment.Whereabouts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts a courier's tasks into the order to run them: first what is to be picked up, then the doors,
 * those near the hub first and neighbours one after the other.
 */
@Component
class Touring {

    private static final int MOST_TASKS = 500;

    private final Shipments shipments;
    private final Hubs hubs;

    Touring(Shipments shipments, Hubs hubs) {
        this.shipments = shipments;
        this.hubs = hubs;
    }

    /** What to do with a parcel. */
    enum TaskType {
        PICK_UP,
        DROP,
        /** There is no other try: the hub is to have it again. */
        BRING_BACK
    }

    /**
     * One stop of the tour.
     *
     * @param sequence from 1 on
     * @param parcelCode from its label
     * @param villageCode of the Kemendagri, such as {@code 35.07.16.2005}
     * @param promise when the buyer expects it
     * @param cashToCollect at the door; null when the order is paid or the parcel goes back
     */
    record Task(
            int sequence,
            String parcelId,
            String parcelCode,
            TaskType type,
            ParcelStatus status,
            String recipient,
            String phone,
            String street,
            String villageCode,
            Promise promise,
            @Nullable Money cashToCollect) {}

    private record Stop(Shipment shipment, Parcel parcel) {

        TaskType type() {
            if (parcel.situation() == Situation.FAILED) return TaskType.BRING_BACK;
            return parcel.carriedBy().isPresent() ? TaskType.DROP : TaskType.PICK_UP;
        }

        String village() {
            return shipment.address().villageCode();
        }

        Task toTask(int sequence) {
            var address = shipment.address();
            return new Task(
                    sequence,
                    parcel.id(),
                    parcel.code(),
                    type(),
                    parcel.status(),
                    address.recipient(),
                    address.phone(),
                    address.street(),
                    address.villageCode(),
                    parcel.promise(),
                    type() == TaskType.BRING_BACK ? null : parcel.cashDue());
        }
    }

    /** The courier's tasks, in running order. */
    List<Task> tasksOf(Courier courier) {
        var start = hubs.find(courier.hubId()).map(Hub::villageCode).orElse("");
        var stops =
                shipments.by(List.of(Whereabouts.taskOf(courier.id())), "", MOST_TASKS).stream()
                        .flatMap(
                                shipment ->
                                        shipment.parcels().stream()
                                                .filter(parcel -> isTask(courier, parcel))
                                                .map(parcel -> new Stop(shipment, parcel)))
                        .sorted(
                                Comparator.comparing(Stop::type)
                                        .thenComparingInt(stop -> -nearness(start, stop.village()))
                                        .thenComparing(Stop::village)
                                        .thenComparing(stop -> stop.shipment().address().street())
                                        .thenComparing(stop -> stop.parcel().id()))
                        .limit(MOST_TASKS)
                        .toList();
        return IntStream.range(0, stops.size()).mapToObj(i -> stops.get(i).toTask(i + 1)).toList();
    }

    private static boolean isTask(Courier courier, Parcel parcel) {
        return parcel.isOpenTask() && courier.id().equals(parcel.courierId());
    }

    /** How much of two region codes is the same, in characters. */
    static int nearness(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && one.charAt(same) == other.charAt(same)) same++;
        return same;
    }
}
