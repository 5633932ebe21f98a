package desakota.logistics.bag;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.BagProblem.CannotTakeIn;
import desakota.logistics.courier.Assigning;
import desakota.logistics.courier.Assigning.Waiting;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes a producer's goods in at their hub. */
@Component
class Intaking {

    private final Shipments shipments;
    private final Assigning assigning;
    private final Clock clock;

    Intaking(Shipments shipments, Assigning assigning, Clock clock) {
        this.shipments = shipments;
        this.assigning = assigning;
        this.clock = clock;
    }

    /** A parcel and the shipment that it belongs to. */
    record TakenIn(Shipment shipment, Parcel parcel) {}

    /**
     * Takes a parcel in.
     *
     * @param ref names this intake; the same one again changes nothing
     * @throws Refusal 404 when the parcel is not this hub's, 409 when it was taken in before or its
     *     order was cancelled
     */
    TakenIn takeIn(Hub hub, String ref, String typedCode, Goods found) {
        var code = PackingList.normalize("parcelCode", typedCode);
        var shipment =
                shipments
                        .ofCode(code)
                        .filter(s -> s.parcelCoded(code).filter(p -> isOf(hub, p)).isPresent())
                        .orElseThrow(() -> new Refusal(new NotFound("parcel", code)));
        var parcelId = shipment.parcelCoded(code).orElseThrow().id();
        var scan = Scan.atHub(Step.TAKEN_IN, hub.id(), clock.instant(), ref).with(found);
        var after =
                shipments
                        .change(shipment.id(), latest -> decide(latest, parcelId, scan))
                        .orElseThrow();
        return assigned(after, parcelId);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> decide(
            Shipment shipment, String parcelId, Scan scan) {
        var parcel = shipment.parcel(parcelId);
        if (parcel.saidBy(Step.TAKEN_IN, scan.ref())) return Optional.empty();
        if (parcel.stopped())
            throw new Refusal(new CannotTakeIn("The order was cancelled: give the goods back."));
        if (parcel.status() != ParcelStatus.PLANNED)
            throw new Refusal(new CannotTakeIn("This parcel was taken in before."));
        return shipment.hear(parcelId, scan);
    }

    /** A parcel that is handed out where it is taken in becomes a courier's task at once. */
    private TakenIn assigned(Shipment shipment, String parcelId) {
        var parcel = shipment.parcel(parcelId);
        if (!parcel.isAtItsOnlyHub() || parcel.courierId() != null)
            return new TakenIn(shipment, parcel);
        var village = shipment.address().villageCode();
        var courier =
                assigning
                        .deal(parcel.destinationHubId(), List.of(new Waiting(parcelId, village)))
                        .get(parcelId);
        if (courier == null) return new TakenIn(shipment, parcel);
        var after =
                shipments
                        .change(
                                shipment.id(),
                                latest ->
                                        latest.parcel(parcelId).courierId() == null
                                                ? Optional.of(
                                                        new Change<>(
                                                                latest.assigned(parcelId, courier),
                                                                List.of()))
                                                : Optional.empty())
                        .orElseThrow();
        return new TakenIn(after, after.parcel(parcelId));
    }

    private static boolean isOf(Hub hub, Parcel parcel) {
        return parcel.originHubId().equals(hub.id());
    }
}
