package desakota.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What services could not handle, and what they have not told yet. */
final class RecordAudit {

    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Person admin;
    private final Town town;

    RecordAudit(Person admin, Town town) {
        this.admin = admin;
        this.town = town;
    }

    /** Waits until nothing is parked and every outbox is empty; says how long that took. */
    Duration settle() {
        var begun = System.nanoTime();
        Pause.until(
                () -> records("PARKED").isEmpty() && outboxes().isEmpty(),
                UNTIL_SETTLED,
                LOOK_AGAIN);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    void into(Tally tally) {
        tally.none("dead letters", records("DEAD"));
        tally.none("parked records", records("PARKED"));
        tally.none("outboxes with facts in them", outboxes());
    }

    private List<String> records(String state) {
        var found = new ArrayList<String>();
        for (var service : SplitTown.SERVICES)
            for (var parked :
                    admin.list("/api/admin/%s/records?state=%s".formatted(service, state)))
                found.add(
                        "%s %s: %s"
                                .formatted(
                                        service,
                                        parked.at("/id").asString(),
                                        parked.at("/reason").asString("behind another")));
        return found;
    }

    private List<String> outboxes() {
        var found = new ArrayList<String>();
        town.servicePorts()
                .forEach(
                        (service, port) -> {
                            var depth = Health.figure(port, "desakota.outbox.depth");
                            if (depth != 0) found.add(service + ": " + depth);
                        });
        return found;
    }
}
