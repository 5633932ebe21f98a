package desakota.logistics.desk;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.courier.Assigning;
import desakota.logistics.courier.Assigning.Waiting;
import desakota.logistics.desk.DeskProblem.CannotTakeIn;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Moment;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Takes goods in at a hub: from their producer, from the courier who brings them back, or because
 * they were found.
 */
@Component
public class Intaking {

    private final Shipments shipments;
    private final HubParcels hubParcels;
    private final Assigning assigning;
    private final TurningUp turningUp;

    Intaking(Shipments shipments, HubParcels hubParcels, Assigning assigning, TurningUp turningUp) {
        this.shipments = shipments;
        this.hubParcels = hubParcels;
        this.assigning = assigning;
        this.turningUp = turningUp;
    }

    private record Found(String ref, Goods goods, Moment when) {
        Scan scan(Step step, Hub hub) {
            return Scan.atHub(step, hub.id(), when, ref).with(goods);
        }
    }

    /**
     * Takes a parcel in; one that is handed out where it is taken in becomes a courier's task at
     * once.
     *
     * @throws Refusal as {@link #note}
     */
    HubParcel takeIn(Hub hub, String ref, String typedCode, Goods found, Moment when) {
        var taken = note(hub, ref, typedCode, found, when);
        return assigned(taken.shipment(), taken.parcel().id());
    }

    /**
     * Takes a parcel in. If it is handed out here, it waits for a courier: what comes together is
     * dealt out in one go by {@link Assigning#dealWhatWaits}.
     *
     * @param ref names this intake; the same one again changes nothing
     * @throws Refusal 404 when the parcel is not this hub's, 409 when it was taken in before, its
     *     order was cancelled, or it was given up: then a person decides
     */
    public HubParcel note(Hub hub, String ref, String typedCode, Goods found, Moment when) {
        var known = hubParcels.of(hub, typedCode);
        // What nobody has handed in yet is no business of the city hub.
        if (!known.parcel().isHandedIn() && !known.parcel().originHubId().equals(hub.id()))
            throw new Refusal(new NotFound("parcel", known.parcel().code()));
        var parcelId = known.parcel().id();
        var after =
                shipments
                        .change(
                                known.shipment().id(),
                                latest ->
                                        decide(
                                                latest,
                                                latest.parcel(parcelId),
                                                hub,
                                                new Found(ref, found, when)))
                        .orElseThrow();
        return new HubParcel(after, after.parcel(parcelId));
    }

    private Optional<Change<Shipment, ShipmentEvent>> decide(
            Shipment shipment, Parcel parcel, Hub hub, Found found) {
        if (parcel.saidByCommand(found.ref())) return Optional.empty();
        return switch (HubWork.intake(parcel, hub.id())) {
            case Allowed(var step) -> shipment.hear(parcel.id(), found.scan(step, hub));
            case Refused(var why) -> throw new Refusal(new CannotTakeIn(why));
            case Late(var step) -> throw turningUp.refusal(parcel, found.scan(step, hub));
        };
    }

    private HubParcel assigned(Shipment shipment, String parcelId) {
        var parcel = shipment.parcel(parcelId);
        if (!parcel.isOpenTask() || parcel.courierId() != null)
            return new HubParcel(shipment, parcel);
        var courier =
                assigning
                        .deal(parcel.destinationHubId(), List.of(Waiting.of(shipment, parcel)))
                        .get(parcelId);
        if (courier == null) return new HubParcel(shipment, parcel);
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
        return new HubParcel(after, after.parcel(parcelId));
    }
}
