package desakota.logistics.desk;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Refusal;
import desakota.logistics.desk.DeskProblem.CannotGiveBack;
import desakota.logistics.desk.DeskProblem.CannotGiveUp;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** How a parcel ends without its buyer, as a hub says it: given back, or given up. */
@Component
class Ending {

    private final Shipments shipments;
    private final HubParcels hubParcels;
    private final TurningUp turningUp;
    private final Clock clock;

    Ending(Shipments shipments, HubParcels hubParcels, TurningUp turningUp, Clock clock) {
        this.shipments = shipments;
        this.hubParcels = hubParcels;
        this.turningUp = turningUp;
        this.clock = clock;
    }

    /**
     * A village hub has a parcel for its producer that came in no bag: it was stopped there, or
     * found.
     *
     * @param ref names this return; the same one again changes nothing
     * @throws Refusal 404 when the parcel is not this hub's, 409 when it does not go back from here
     */
    HubParcel giveBack(Hub hub, String ref, String typedCode, Goods found) {
        return change(
                hub,
                ref,
                typedCode,
                parcel -> HubWork.giveBack(parcel, hub.id()),
                scan -> scan.with(found),
                CannotGiveBack::new);
    }

    /**
     * A hub on the parcel's way gives it up.
     *
     * @param cause {@code MISSING} or {@code DAMAGED}
     * @throws Refusal 404 when the parcel is not this hub's, 409 when it can't be lost any more
     */
    HubParcel giveUp(Hub hub, String ref, String typedCode, String cause, @Nullable String note) {
        var remark = note == null ? null : new Goods(null, null, null, note);
        return change(
                hub,
                ref,
                typedCode,
                HubWork::giveUp,
                scan -> scan.because(cause).with(remark),
                CannotGiveUp::new);
    }

    private HubParcel change(
            Hub hub,
            String ref,
            String typedCode,
            Function<Parcel, Ruling> rule,
            Function<Scan, Scan> say,
            Function<String, DeskProblem> otherwise) {
        var known = hubParcels.of(hub, typedCode);
        var parcelId = known.parcel().id();
        var after =
                shipments
                        .change(
                                known.shipment().id(),
                                latest -> decide(latest, parcelId, hub, ref, rule, say, otherwise))
                        .orElseThrow();
        return new HubParcel(after, after.parcel(parcelId));
    }

    private Optional<Change<Shipment, ShipmentEvent>> decide(
            Shipment shipment,
            String parcelId,
            Hub hub,
            String ref,
            Function<Parcel, Ruling> rule,
            Function<Scan, Scan> say,
            Function<String, DeskProblem> otherwise) {
        var parcel = shipment.parcel(parcelId);
        if (parcel.saidByCommand(ref)) return Optional.empty();
        var now = clock.instant();
        return switch (rule.apply(parcel)) {
            case Allowed(var step) ->
                    shipment.hear(parcelId, say.apply(Scan.atHub(step, hub.id(), now, ref)));
            case Refused(var why) -> throw new Refusal(otherwise.apply(why));
            case Late(var step) ->
                    throw turningUp.refusal(
                            parcel, say.apply(Scan.atHub(step, hub.id(), now, ref)));
        };
    }
}
