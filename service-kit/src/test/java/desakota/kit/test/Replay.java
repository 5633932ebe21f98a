package desakota.kit.test;

import static org.awaitility.Awaitility.await;

import desakota.events.Fact;
import desakota.kit.consume.Deliveries;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;
import desakota.kit.test.Journey.Told;
import desakota.kit.test.Schedule.Part;
import desakota.kit.test.Schedule.Step;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells a service the facts of journeys as Kafka might in its worst hours: those of one topic and
 * key in their order, otherwise in any, in batches of any size, each fact twice or more often. They
 * go to the service's own subscriptions by the same way as in life, so a fact that comes too early
 * is parked and tried again.
 *
 * <p>What the service is brought to do by people or time rather than by facts, such as to place an
 * order or to take a payment in, the test does in its name: see {@link #doing}. The service's other
 * own facts are passed over; hold what it says against {@link Journey#on}.
 *
 * <pre>{@code
 * Replay.into(context)
 *         .doing(PaymentReceived.class, told -> webhook(told.key()))
 *         .play(seed, Journeys.HAPPY.of(Cast.strangers()), Journeys.LOST.of(Cast.strangers()));
 * }</pre>
 */
public final class Replay {

    private static final EventCodec CODEC = new EventCodec();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_BATCH = 4;

    /** Far behind those of records that did come through Kafka. */
    private static final AtomicLong offsets = new AtomicLong(1L << 40);

    private final Deliveries deliveries;
    private final String service;
    private final Map<Class<? extends Fact>, Consumer<Told>> acts = new HashMap<>();
    private final Set<String> lanes = new HashSet<>();
    private final Map<Told, Long> offsetOf = new HashMap<>();
    private boolean asCaused;

    private Replay(ApplicationContext context) {
        this.deliveries = new Deliveries(context);
        this.service = context.getEnvironment().getRequiredProperty("spring.application.name");
    }

    /** Into the subscriptions of this service. */
    public static Replay into(ApplicationContext service) {
        return new Replay(service);
    }

    /**
     * At this fact of the service's own, do what makes it say so. By then it has heard all that was
     * told before in that journey, and nothing that was told later.
     */
    public Replay doing(Class<? extends Fact> own, Consumer<Told> act) {
        acts.put(own, act);
        return this;
    }

    /**
     * Only in orders that are possible in life: no fact comes before the service has heard what led
     * to it. Otherwise a parcel may well be delivered before its order is paid.
     */
    public Replay asCaused() {
        asCaused = true;
        return this;
    }

    /**
     * Plays these journeys at the same time, and returns when everything is handled.
     *
     * @param seed the same seed gives the same order, repetitions and batches
     * @throws org.awaitility.core.ConditionTimeoutException naming what stayed parked, and why
     */
    public void play(long seed, Journey... journeys) {
        var random = new Random(seed);
        var batch = new ArrayList<Step>();
        for (var step : new Schedule(this::partOf, asCaused).of(List.of(journeys), random)) {
            if (step.part() == Part.ACTED) {
                deliver(batch, random);
                settle();
                act(step.told());
                continue;
            }
            batch.add(step);
            if (batch.size() > random.nextInt(LARGEST_BATCH)) deliver(batch, random);
            if (random.nextInt(4) == 0) deliveries.retry(lanes);
        }
        deliver(batch, random);
        settle();
    }

    private void act(Told told) {
        Objects.requireNonNull(acts.get(told.fact().getClass())).accept(told);
    }

    private Part partOf(Told told) {
        if (acts.containsKey(told.fact().getClass())) return Part.ACTED;
        // Also where it listens to itself: what it says comes back to it through Kafka.
        if (told.topic().owner().equals(service)) return Part.SAID;
        return deliveries.topics().contains(told.topic()) ? Part.HEARD : Part.ELSEWHERE;
    }

    private void deliver(List<Step> batch, Random random) {
        if (!batch.isEmpty())
            deliveries.deliver(batch.stream().map(step -> recordOf(step.told(), random)).toList());
        batch.clear();
    }

    private void settle() {
        if (deliveries.waiting(lanes).isEmpty()) return;
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            deliveries.retry(lanes);
                            return deliveries.waiting(lanes);
                        },
                        List::isEmpty);
    }

    /** A repeated fact is the same record read again, or one that was published twice. */
    private ConsumerRecord<String, byte[]> recordOf(Told told, Random random) {
        lanes.add(told.lane());
        if (random.nextBoolean()) offsetOf.remove(told);
        var offset = offsetOf.computeIfAbsent(told, _ -> offsets.incrementAndGet());
        var sent = envelopeOf(told).toRecord(told.topic().topicName());
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                told.fact().at().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                sent.value().length,
                told.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static Envelope envelopeOf(Told told) {
        return new Envelope(
                told.key() + "-" + told.sequence(),
                CODEC.typeOf(told.fact()),
                "/" + told.topic().owner(),
                told.key(),
                told.sequence(),
                told.fact().at(),
                null,
                CODEC.encode(told.fact()));
    }
}
