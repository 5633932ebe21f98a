package desakota.logistics.bag;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.BagProblem.GivenUp;
import desakota.logistics.courier.Assigning;
import desakota.logistics.device.Applying;
import desakota.logistics.device.DeviceEvents;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Sender;
import desakota.logistics.device.Verdict;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A parcel comes to a hub after it was given up, and perhaps refunded: a person decides whether it
 * goes on.
 */
@Component
class TurningUp implements Applying {

    private static final String WHY = "The parcel was given up as lost before it turned up.";
    private static final String UNKNOWN = "There is no such parcel.";

    private final DeviceEvents events;
    private final Shipments shipments;
    private final Assigning assigning;
    private final JsonMapper json;

    TurningUp(DeviceEvents events, Shipments shipments, Assigning assigning, JsonMapper json) {
        this.events = events;
        this.shipments = shipments;
        this.assigning = assigning;
        this.json = json;
    }

    /** What a hub said of it. */
    private record TurnedUp(
            String parcelCode,
            Step type,
            Instant occurredAt,
            @Nullable String condition,
            @Nullable String note) {}

    /**
     * Leaves it to a person what is to become of a parcel of which a hub says this; once for each
     * loss, however often the hub says so.
     */
    void review(Parcel parcel, Scan scan) {
        var loss = parcel.last(Step.LOST).map(Scan::ref).orElse("");
        var goods = scan.goods();
        var said =
                new TurnedUp(
                        parcel.code(),
                        scan.step(),
                        scan.occurredAt(),
                        goods == null ? null : goods.condition(),
                        goods == null ? null : goods.note());
        events.leaveToReview(
                new Sender(Sender.Kind.HUB_SCAN, scan.by(), scan.hubId()),
                parcel.code() + " " + scan.step() + " after " + loss,
                json.writeValueAsString(said),
                scan.at(),
                WHY);
    }

    /** Leaves it to a person, and tells the hub so. */
    Refusal refusal(Parcel parcel, Scan scan) {
        review(parcel, scan);
        return new Refusal(new GivenUp());
    }

    @Override
    public Sender.Kind of() {
        return Sender.Kind.HUB_SCAN;
    }

    @Override
    public Map<String, Verdict> apply(Collection<Recorded> recorded) {
        var verdicts = new HashMap<String, Verdict>();
        for (var event : recorded) verdicts.put(event.id(), Verdict.review(WHY));
        return verdicts;
    }

    @Override
    public @Nullable String unfit(Recorded event) {
        var said = json.readValue(event.json(), TurnedUp.class);
        return shipments.ofCode(said.parcelCode()).isPresent() ? null : UNKNOWN;
    }

    @Override
    public Verdict force(Recorded event) {
        var said = json.readValue(event.json(), TurnedUp.class);
        var hubId = event.sender().hubId();
        var found = shipments.ofCode(said.parcelCode());
        if (found.isEmpty()) return Verdict.review(UNKNOWN);
        var scan =
                Scan.atHub(said.type(), hubId, event.receivedAt(), event.id())
                        .happenedAt(said.occurredAt())
                        .with(new Goods(null, null, said.condition(), said.note()))
                        .forced();
        shipments.change(found.get().id(), latest -> forced(latest, said.parcelCode(), scan));
        assigning.dealWhatWaits(hubId);
        return Verdict.of(Outcome.APPLIED, null);
    }

    private static Optional<Change<Shipment, ShipmentEvent>> forced(
            Shipment shipment, String parcelCode, Scan scan) {
        return shipment.parcelCoded(parcelCode)
                .map(Parcel::id)
                .flatMap(parcelId -> shipment.hear(parcelId, scan));
    }
}
