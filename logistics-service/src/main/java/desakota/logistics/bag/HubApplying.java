package desakota.logistics.bag;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import desakota.kit.SideBySide;
import desakota.logistics.bag.HubEvent.Intake;
import desakota.logistics.bag.HubEvent.Unreadable;
import desakota.logistics.courier.Assigning;
import desakota.logistics.device.Applying;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Sender;
import desakota.logistics.device.Stamp;
import desakota.logistics.device.Verdict;
import desakota.logistics.hub.Hubs;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Applies what hubs' devices say, hub by hub, in the order in which each device counted. Only
 * intakes of different parcels go side by side.
 */
@Component
class HubApplying implements Applying {

    private static final String UNKNOWN = "There is no such hub any more.";

    private final HubEventReader reader;
    private final CatchingUp catchingUp;
    private final Assigning assigning;
    private final Hubs hubs;
    private final SideBySide sideBySide;
    private final Clock clock;
    private final Duration patience;

    /**
     * Applies.
     *
     * @param patience so long an event waits for what it names, from when it was received
     */
    HubApplying(
            HubEventReader reader,
            CatchingUp catchingUp,
            Assigning assigning,
            Hubs hubs,
            SideBySide sideBySide,
            Clock clock,
            @Value("${desakota.logistics.early-event-window}") Duration patience) {
        this.reader = reader;
        this.catchingUp = catchingUp;
        this.assigning = assigning;
        this.hubs = hubs;
        this.sideBySide = sideBySide;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Sender.Kind of() {
        return Sender.Kind.HUB;
    }

    @Override
    public Map<String, Verdict> apply(Collection<Recorded> recorded) {
        var verdicts = new HashMap<String, Verdict>();
        recorded.stream()
                .map(reader::read)
                .collect(groupingBy(event -> event.recorded().sender().hubId()))
                .forEach((hubId, events) -> verdicts.putAll(applyAt(hubId, events)));
        return verdicts;
    }

    private Map<String, Verdict> applyAt(String hubId, List<HubEvent> events) {
        var verdicts = new HashMap<String, Verdict>();
        var inOrder =
                events.stream()
                        .sorted(
                                comparing((HubEvent event) -> event.recorded().deviceId())
                                        .thenComparing(HubEvent::stamp, Stamp.ORDER))
                        .toList();
        for (var together : runs(inOrder)) {
            var theirs = verdicts(hubId, together, this::isPatient);
            for (int i = 0; i < together.size(); i++)
                verdicts.put(together.get(i).recorded().id(), theirs.get(i));
        }
        return verdicts;
    }

    /** The same events in the same order, cut where one may depend on an earlier one. */
    private static List<List<HubEvent>> runs(List<HubEvent> inOrder) {
        var runs = new ArrayList<List<HubEvent>>();
        Set<String> codes = new HashSet<>();
        for (var event : inOrder) {
            var code = event.work() instanceof Intake(var body) ? body.parcelCode() : null;
            var joins = code != null && !codes.isEmpty() && codes.add(code);
            if (!joins) {
                runs.add(new ArrayList<>());
                codes = code == null ? new HashSet<>() : new HashSet<>(Set.of(code));
            }
            runs.getLast().add(event);
        }
        return runs;
    }

    private boolean isPatient(HubEvent event) {
        return clock.instant().isBefore(event.recorded().receivedAt().plus(patience));
    }

    private List<Verdict> verdicts(
            String hubId, List<HubEvent> together, Predicate<HubEvent> isPatient) {
        var found = hubs.find(hubId);
        if (found.isEmpty()) return Collections.nCopies(together.size(), Verdict.review(UNKNOWN));
        var hub = found.get();
        var verdicts =
                sideBySide.all(together, event -> catchingUp.of(hub, event, isPatient.test(event)));
        if (together.getFirst().work() instanceof Intake) assigning.dealWhatWaits(hubId);
        return verdicts;
    }

    @Override
    public @Nullable String unfit(Recorded recorded) {
        return reader.read(recorded).work() instanceof Unreadable(var why) ? why : null;
    }

    /** Tried again as it is, without waiting for anything. */
    @Override
    public Verdict force(Recorded recorded) {
        var event = reader.read(recorded);
        return verdicts(recorded.sender().hubId(), List.of(event), _ -> false).getFirst();
    }
}
