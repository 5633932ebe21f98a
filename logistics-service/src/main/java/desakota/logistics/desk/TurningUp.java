package desakota.logistics.desk;

import desakota.kit.problem.Refusal;
import desakota.logistics.desk.DeskProblem.GivenUp;
import desakota.logistics.device.Applying;
import desakota.logistics.device.DeviceEvents;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Sender;
import desakota.logistics.device.Verdict;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A parcel comes to a hub after it was given up. Its order has settled that, so it goes on to
 * nobody: what the hub found waits for a person, who says what became of the goods.
 */
@Component
public class TurningUp implements Applying {

    private static final String WHY = "The parcel was given up as lost before it turned up.";

    private final DeviceEvents events;
    private final JsonMapper json;

    TurningUp(DeviceEvents events, JsonMapper json) {
        this.events = events;
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
    public void review(Parcel parcel, Scan scan) {
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

    /** It is never applied: the person who drops it says what became of the goods. */
    @Override
    public String unfit(Recorded event) {
        return Hearing.SETTLED;
    }
}
