package desakota.logistics.shipment;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;

import java.util.List;
import java.util.stream.Stream;

/** The keys by which shipments are found: at which hub, in which state, whose task. */
public final class Whereabouts {

    private Whereabouts() {}

    /** Parcels in this state whose way leads through this hub. */
    public static String through(String hubId, ParcelStatus status) {
        return "hub " + hubId + " " + status;
    }

    /** Parcels with which this courier has work. */
    public static String taskOf(String courierId) {
        return "task " + courierId;
    }

    static List<String> of(List<Parcel> parcels) {
        return parcels.stream().flatMap(Whereabouts::of).distinct().sorted().toList();
    }

    private static Stream<String> of(Parcel parcel) {
        var hubs =
                Stream.of(parcel.originHubId(), parcel.destinationHubId())
                        .map(hub -> through(hub, parcel.status()));
        var courier = parcel.courierId();
        return courier == null || !parcel.isOpenTask()
                ? hubs
                : Stream.concat(hubs, Stream.of(taskOf(courier)));
    }
}
