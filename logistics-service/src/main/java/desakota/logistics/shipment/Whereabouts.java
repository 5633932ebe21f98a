package desakota.logistics.shipment;

import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys by which shipments are found: at which hub, in which state, whose task, who has the
 * cash.
 */
public final class Whereabouts {

    private Whereabouts() {}

    /** Parcels in this state whose way leads through this hub. */
    public static String through(String hubId, ParcelStatus status) {
        return "hub " + hubId + " " + status;
    }

    /** Parcels on their way whose way leads through this hub. */
    public static String openAt(String hubId) {
        return "open " + hubId;
    }

    /** Parcels with which this courier has work. */
    public static String taskOf(String courierId) {
        return "task " + courierId;
    }

    /** Parcels that lie at this hub for a courier, and no courier has the task. */
    public static String waitingAt(String hubId) {
        return "waiting " + hubId;
    }

    /** Parcels whose cash this courier has in hand. */
    public static String cashWith(String courierId) {
        return "cash " + courierId;
    }

    static List<String> of(List<Located> parcels) {
        return parcels.stream().flatMap(Whereabouts::of).distinct().sorted().toList();
    }

    private static Stream<String> of(Located located) {
        var parcel = located.parcel();
        var situation = located.situation();
        var hubs =
                Stream.of(parcel.originHubId(), parcel.destinationHubId())
                        .flatMap(
                                hub ->
                                        situation.isEnd()
                                                ? Stream.of(through(hub, situation.status()))
                                                : Stream.of(
                                                        through(hub, situation.status()),
                                                        openAt(hub)));
        return Stream.of(hubs, task(located), cash(parcel)).flatMap(keys -> keys);
    }

    private static Stream<String> task(Located located) {
        var parcel = located.parcel();
        var courier = parcel.courierId();
        if (!located.situation().isTask()) return Stream.empty();
        return Stream.of(courier == null ? waitingAt(parcel.destinationHubId()) : taskOf(courier));
    }

    private static Stream<String> cash(Parcel parcel) {
        var cash = parcel.cash();
        var courier = cash == null ? null : cash.holder();
        return courier == null ? Stream.empty() : Stream.of(cashWith(courier));
    }
}
