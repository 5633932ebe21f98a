package desakota.kit.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.scheduling.annotation.Scheduled;

import java.util.function.Supplier;

/**
 * Numbers that are counted in the database every few seconds rather than at each scrape: {@code
 * desakota.outbox.depth} (aggregates with unpublished facts), {@code desakota.records.parked} and
 * {@code desakota.records.dead}.
 */
public final class KitMetrics {

    private final Supplier<Long> outboxDepth;
    private final Supplier<Long> parkedRecords;
    private final Supplier<Long> deadRecords;
    private volatile long outbox;
    private volatile long parked;
    private volatile long dead;

    public KitMetrics(
            MeterRegistry meters,
            Supplier<Long> outboxDepth,
            Supplier<Long> parkedRecords,
            Supplier<Long> deadRecords) {
        this.outboxDepth = outboxDepth;
        this.parkedRecords = parkedRecords;
        this.deadRecords = deadRecords;
        Gauge.builder("desakota.outbox.depth", () -> outbox).register(meters);
        Gauge.builder("desakota.records.parked", () -> parked).register(meters);
        Gauge.builder("desakota.records.dead", () -> dead).register(meters);
    }

    /** Counts anew. */
    @Scheduled(fixedDelayString = "PT5S")
    public void count() {
        outbox = outboxDepth.get();
        parked = parkedRecords.get();
        dead = deadRecords.get();
    }
}
