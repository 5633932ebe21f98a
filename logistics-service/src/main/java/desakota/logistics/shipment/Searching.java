package desakota.logistics.shipment;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates.Change;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives up parcels that nobody has found within the search window, and those of which nobody has
 * said anything for too long. Any instance may look; the guarded write lets one of them say it.
 */
@Component
class Searching {

    private static final Logger log = LoggerFactory.getLogger(Searching.class);
    private static final int BULK = 100;

    private final Shipments shipments;
    private final Clock clock;
    private final Duration searchWindow;
    private final Duration lostAfter;

    Searching(
            Shipments shipments,
            Clock clock,
            @Value("${desakota.logistics.search-window:2d}") Duration searchWindow,
            @Value("${desakota.logistics.lost-after:21d}") Duration lostAfter) {
        this.shipments = shipments;
        this.clock = clock;
        this.searchWindow = searchWindow;
        this.lostAfter = lostAfter;
    }

    /** Gives up what is due by now, a hundred shipments of either kind at a time. */
    @Scheduled(fixedDelayString = "${desakota.search-sweep:1m}")
    void sweep() {
        var now = clock.instant();
        var soughtSince = now.minus(searchWindow);
        giveUp(
                shipments.soughtSinceBefore(soughtSince, BULK),
                shipment -> GivingUp.sought(shipment, soughtSince, now));
        var quietSince = now.minus(lostAfter);
        giveUp(
                shipments.quietSinceBefore(quietSince, BULK),
                shipment -> GivingUp.quiet(shipment, quietSince, now));
    }

    private void giveUp(
            List<Shipment> due,
            Function<Shipment, Optional<Change<Shipment, ShipmentEvent>>> decide) {
        for (var shipment : due) {
            try {
                shipments.change(shipment.id(), decide);
                log.info("Looked at a parcel of order {} that is missing or silent", shipment.id());
            } catch (RuntimeException e) {
                log.warn(
                        "A lost parcel of order {} could not be given up: {}",
                        shipment.id(),
                        e.toString());
            }
        }
    }
}
