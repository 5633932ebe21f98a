package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Fact;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.PaymentEvent;
import desakota.events.ReservationEvent;
import desakota.events.ShipmentEvent;
import desakota.order.AnOrder;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.TimelineEntry;
import desakota.order.conduct.Journeys.Answer;
import desakota.order.conduct.Journeys.Journey;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An order's way does not depend on how the topics' facts mix, nor on repetition. A fact can't come
 * before the order's event that it answers; beyond that anything goes, as long as each topic keeps
 * its order.
 */
class JourneysTest {

    private static final Conductor CONDUCTOR = new Conductor(Windows.USUAL);
    private static final ParcelConductor PARCELS = new ParcelConductor(Windows.USUAL);

    @Provide
    Arbitrary<Journey> journeys() {
        return Arbitraries.of(Journeys.ALL);
    }

    @Property(tries = 400)
    void endsTheSameHoweverItsFactsCome(
            @ForAll("journeys") Journey journey, @ForAll Random random) {
        var straight = travel(journey, new Random(0));

        var mixed = travel(journey, random);

        assertThat(mixed.state()).isEqualTo(journey.end());
        assertThat(mixed.progress()).isEqualTo(straight.progress());
        assertThat(mixed.parts()).isEqualTo(straight.parts());
        assertThat(Set.copyOf(mixed.involved())).isEqualTo(Set.copyOf(straight.involved()));
        assertThat(happenings(mixed)).containsExactlyInAnyOrderElementsOf(happenings(straight));
        assertThat(happenings(mixed)).doesNotHaveDuplicates();
        assertThat(mixed.parts())
                .allMatch(p -> p.stage() == OrderPart.Stage.DELIVERED || mixed.state().ended());
    }

    private record Told(Happening type, Instant at, String about) {}

    /** Without the one that an order without stock may or may not reach before it ends. */
    private static List<Told> happenings(Order order) {
        return order.timeline().stream()
                .filter(entry -> entry.type() != Happening.PREPARING)
                .map(JourneysTest::told)
                .toList();
    }

    private static Told told(TimelineEntry entry) {
        return new Told(entry.type(), entry.at(), String.valueOf(entry.producerId()));
    }

    /** Takes any topic's next fact, or repeats an earlier one, until all are told twice. */
    private static Order travel(Journey journey, Random random) {
        var road = new Road(AnOrder.placed());
        var next = new int[journey.topics().size()];
        var left = journey.topics().stream().mapToInt(List::size).sum();
        while (left > 0) {
            if (journey.buyerCancels() && road.happened(OrderPaid.class)) road.cancelOnce();
            var topic = random.nextInt(next.length);
            var facts = journey.topics().get(topic);
            if (next[topic] > 0 && random.nextBoolean())
                road.take(topic, random.nextInt(next[topic]), facts);
            if (next[topic] == facts.size() || !road.happened(facts.get(next[topic]).to()))
                continue;
            road.take(topic, next[topic]++, facts);
            left--;
        }
        for (int topic = 0; topic < next.length; topic++)
            for (int i = 0; i < next[topic]; i++) road.take(topic, i, journey.topics().get(topic));
        return road.order;
    }

    /** Lets an order react as the service does: by the fact's number, once. */
    private static final class Road {
        private final Set<Class<?>> happened = new LinkedHashSet<>(Set.of(OrderPlaced.class));
        private final int[] seen = new int[3];
        private Order order;
        private boolean cancelled;

        Road(Order order) {
            this.order = order;
        }

        boolean happened(Class<? extends OrderEvent> event) {
            return happened.contains(event);
        }

        void cancelOnce() {
            if (!cancelled) apply(Wishes.cancel(order, "Changed my mind", NOON));
            cancelled = true;
        }

        void take(int topic, int index, List<Answer> facts) {
            if (index < seen[topic]) return;
            seen[topic]++;
            switch (facts.get(index).fact()) {
                case ReservationEvent fact -> apply(CONDUCTOR.on(order, fact));
                case PaymentEvent fact -> {
                    order = Notes.noting(order, fact);
                    apply(CONDUCTOR.on(order, fact));
                }
                case ShipmentEvent fact -> {
                    order = Notes.noting(order, fact);
                    apply(PARCELS.on(order, fact));
                }
                case Fact other -> throw new IllegalArgumentException("Not heard: " + other);
            }
        }

        private void apply(List<OrderEvent> events) {
            for (var event : events) {
                order = order.apply(event);
                happened.add(event.getClass());
            }
        }
    }
}
