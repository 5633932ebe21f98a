package desakota.logistics.bag;

import desakota.logistics.device.DeviceEvents;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Sender;
import desakota.logistics.device.Verdict;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the bags that devices name, by their ids or by the events that packed them. */
@Component
class NamedBags {

    private static final int MOST_NAMESAKES = 20;

    private final Bags bags;
    private final DeviceEvents events;
    private final HubEventReader reader;

    NamedBags(Bags bags, DeviceEvents events, HubEventReader reader) {
        this.bags = bags;
        this.events = events;
        this.reader = reader;
    }

    /**
     * What was found.
     *
     * @param bag null when there is none, then {@code why} says so
     * @param isToCome whether nothing contradicts that it will come
     */
    record Search(@Nullable Bag bag, String why, boolean isToCome) {}

    /** What others await until the event of this name has packed its bag. */
    static String awaited(String eventId) {
        return "bag " + eventId;
    }

    /** A verdict on the event that packs a bag, for which others may have been waiting. */
    static Verdict packing(Recorded event, Verdict verdict) {
        return event.eventId() == null ? verdict : verdict.bringing(awaited(event.eventId()));
    }

    /** The bag of this name. */
    Search find(String name, Predicate<Bag> mine) {
        var byId = bags.find(name);
        if (byId.isPresent())
            return byId.filter(mine)
                    .map(bag -> new Search(bag, "", false))
                    .orElse(new Search(null, "That bag is another hub's.", false));
        var packing =
                events.named(name, MOST_NAMESAKES).stream()
                        .filter(event -> event.sender().kind() == Sender.Kind.HUB)
                        .filter(reader::isPacking)
                        .toList();
        var packed = packing.stream().flatMap(event -> packedBy(event).stream()).toList();
        var found = packed.stream().filter(mine).toList();
        if (found.size() == 1) return new Search(found.getFirst(), "", false);
        if (found.size() > 1)
            return new Search(null, "More than one bag was packed under this name.", false);
        var isForReview =
                packing.stream()
                        .filter(event -> event.outcome() == Outcome.REVIEW)
                        .anyMatch(event -> packedBy(event).isEmpty());
        return isForReview
                ? new Search(null, "The BAG that it names is for review itself.", false)
                : new Search(null, "The BAG that it names has not come.", true);
    }

    private Optional<Bag> packedBy(Recorded event) {
        return bags.find(event.subject()).filter(bag -> !isNothing(bag));
    }

    private static boolean isNothing(Bag bag) {
        return List.of(BagStatus.PACKING, BagStatus.REFUSED).contains(bag.status());
    }
}
