package desakota.logistics.shipment;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the market itself gives a parcel up: it was sought in vain, or nobody spoke of it. */
final class GivingUp {

    /** Nobody found it in time after its bag came without it. */
    static final String MISSING = "MISSING";

    /** Nobody said anything of it for too long. */
    static final String OVERDUE = "OVERDUE";

    private GivingUp() {}

    static @Nullable Instant soughtSince(List<Located> parcels) {
        return parcels.stream()
                .filter(one -> one.situation().isSought())
                .flatMap(one -> missing(one.parcel()).stream())
                .map(Scan::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static @Nullable Instant quietSince(List<Located> parcels) {
        return parcels.stream()
                .filter(one -> one.situation().isUnderWay())
                .flatMap(one -> one.parcel().lastHeardOf().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Optional<Scan> missing(Parcel parcel) {
        return parcel.last(Step.MISSING, Step.MISSING_BACK);
    }

    /** Gives up what has been missing since before {@code since}; empty when nothing has. */
    static Optional<Change<Shipment, ShipmentEvent>> sought(
            Shipment shipment, Instant since, Instant now) {
        return givenUp(
                shipment,
                parcel ->
                        missing(parcel)
                                .filter(_ -> parcel.situation().isSought())
                                .filter(scan -> scan.at().isBefore(since))
                                .map(scan -> lost(parcel, scan.ref(), MISSING, now)));
    }

    /** Gives up what nobody has spoken of since before {@code since}; empty when all were. */
    static Optional<Change<Shipment, ShipmentEvent>> quiet(
            Shipment shipment, Instant since, Instant now) {
        return givenUp(
                shipment,
                parcel ->
                        parcel.lastHeardOf()
                                .filter(at -> at.isBefore(since))
                                .filter(_ -> parcel.situation().isUnderWay())
                                .map(at -> lost(parcel, at.toString(), OVERDUE, now)));
    }

    /** Named after what it follows, so that it is said once of each silence. */
    private static Scan lost(Parcel parcel, String after, String cause, Instant now) {
        var ref = cause + " after " + after;
        return Scan.byMarket(Step.LOST, parcel.destinationHubId(), now, ref).because(cause);
    }

    @FunctionalInterface
    private interface Loss {
        Optional<Scan> of(Parcel parcel);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> givenUp(Shipment before, Loss loss) {
        var after = before;
        var events = new ArrayList<ShipmentEvent>();
        for (var parcel : before.parcels()) {
            var scan = loss.of(parcel);
            if (scan.isEmpty()) continue;
            var change = after.saying(parcel.id(), scan.get());
            after = change.after();
            events.addAll(change.events());
        }
        return events.isEmpty() ? Optional.empty() : Optional.of(new Change<>(after, events));
    }
}
