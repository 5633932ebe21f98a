package desakota.order.conduct;

import static desakota.order.AnOrder.NOON;
import static desakota.order.AnOrder.SHORTAGES;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.order.AnOrder;
import desakota.order.Happening;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.OrderState;
import desakota.order.TimelineEntry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final Conductor CONDUCTOR =
            new Conductor(
                    new ConductProperties(
                            Duration.ofMinutes(10),
                            new ConductProperties.PaymentWindow(
                                    Duration.ofMinutes(30),
                                    Duration.ofHours(24),
                                    Duration.ofMinutes(30)),
                            Duration.ofDays(2)));

    /** A fact, and the order's event without which it would not be there. */
    record Answer(Class<? extends OrderEvent> to, Fact fact) {}

    /** What happens to an order: what the buyer does, and each topic's facts in their order. */
    record Journey(String name, OrderState end, List<List<Answer>> topics) {
        boolean buyerCancels() {
            return name.contains("STOPPED");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Journey> JOURNEYS =
            List.of(
                    journey(
                            "DELIVERED",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    takenIn("wagiman"),
                                    takenIn("sri"),
                                    onTheWay(new ParcelBagged(NOON, NOON, "p1", "wagiman", "B-1")),
                                    left("wagiman"),
                                    left("sri"),
                                    onTheWay(
                                            new ParcelArrived(
                                                    NOON,
                                                    NOON,
                                                    "p1",
                                                    "wagiman",
                                                    "hub-malang",
                                                    false)),
                                    onTheWay(
                                            new ParcelOutForDelivery(
                                                    NOON, NOON, "p1", "wagiman", "dedi")),
                                    delivered("wagiman"),
                                    delivered("sri"))),
                    journey(
                            "DELIVERED_WITH_STEPS_MISSING",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    delivered("sri"),
                                    left("wagiman"),
                                    delivered("wagiman"),
                                    takenIn("sri"))),
                    journey(
                            "WITHOUT_STOCK",
                            OrderState.REJECTED,
                            stock(to(OrderPlaced.class, new StockRejected(NOON, SHORTAGES))),
                            money(),
                            parcels()),
                    journey(
                            "UNPAID",
                            OrderState.EXPIRED,
                            stock(
                                    held(),
                                    to(OrderPaymentAwaited.class, new StockReleased(NOON, true))),
                            money(
                                    to(OrderConfirmed.class, requestedFact()),
                                    to(OrderConfirmed.class, new PaymentExpired(NOON)),
                                    to(OrderConfirmed.class, receivedFact()),
                                    to(OrderConfirmed.class, refunded())),
                            parcels()),
                    journey(
                            "STOCK_LOST",
                            OrderState.CANCELLED,
                            stock(
                                    held(),
                                    to(OrderPaid.class, new StockReleased(NOON, true)),
                                    to(OrderPaid.class, new StockRejected(NOON, SHORTAGES))),
                            money(requested(), received(), to(OrderCancelled.class, refunded())),
                            parcels(
                                    planned(),
                                    to(OrderCancelled.class, new ShipmentStopped(NOON)))),
                    journey(
                            "STOPPED",
                            OrderState.CANCELLED,
                            stock(
                                    held(),
                                    to(OrderPaid.class, new StockCommitted(NOON)),
                                    to(OrderCancelled.class, new StockReleased(NOON, false))),
                            money(requested(), received(), to(OrderCancelled.class, refunded())),
                            parcels(
                                    planned(),
                                    takenIn("sri"),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopped(NOON)))),
                    journey(
                            "NOT_STOPPED",
                            OrderState.DELIVERED,
                            stock(held(), to(OrderPaid.class, new StockCommitted(NOON))),
                            money(requested(), received()),
                            parcels(
                                    planned(),
                                    to(OrderCancellationRequested.class, leftFact("wagiman")),
                                    to(
                                            OrderCancellationRequested.class,
                                            new ShipmentStopDeclined(
                                                    NOON, "A bag has left.", "C-1")),
                                    left("sri"),
                                    delivered("wagiman"),
                                    delivered("sri"))));

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Journey journey(String name, OrderState end, List<Answer>... topics) {
        return new Journey(name, end, List.of(topics));
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return Arbitraries.of(JOURNEYS);
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
            if (!cancelled) apply(order.cancel("Changed my mind", NOON));
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
                    apply(CONDUCTOR.on(order, fact));
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

    private static List<Answer> stock(Answer... answers) {
        return new ArrayList<>(List.of(answers));
    }

    private static List<Answer> money(Answer... answers) {
        return stock(answers);
    }

    private static List<Answer> parcels(Answer... answers) {
        return stock(answers);
    }

    private static Answer to(Class<? extends OrderEvent> cause, Fact fact) {
        return new Answer(cause, fact);
    }

    private static Answer onTheWay(Fact fact) {
        return to(OrderPaid.class, fact);
    }

    private static Answer held() {
        return to(OrderPlaced.class, new StockReserved(NOON, NOON));
    }

    private static Answer requested() {
        return to(OrderConfirmed.class, requestedFact());
    }

    private static PaymentRequested requestedFact() {
        return new PaymentRequested(NOON, PaymentMethod.QRIS, Money.rupiah(252_000), NOON);
    }

    private static Answer received() {
        return to(OrderPaymentAwaited.class, receivedFact());
    }

    private static PaymentReceived receivedFact() {
        return new PaymentReceived(NOON, Money.rupiah(252_000));
    }

    private static PaymentRefunded refunded() {
        return new PaymentRefunded(NOON, Money.rupiah(252_000), "The order has ended.");
    }

    private static Answer planned() {
        return onTheWay(
                new ShipmentPlanned(
                        NOON,
                        List.of(
                                new PlannedParcel(
                                        "p1", "C-1", "wagiman", "simpul-wagir", "hub-malang"),
                                new PlannedParcel(
                                        "p2", "C-2", "sri", "simpul-wagir", "hub-malang"))));
    }

    private static Answer takenIn(String producer) {
        return onTheWay(new ParcelTakenIn(NOON, NOON, producer, producer, "simpul-wagir", 810));
    }

    private static Answer left(String producer) {
        return onTheWay(leftFact(producer));
    }

    private static ParcelDispatched leftFact(String producer) {
        return new ParcelDispatched(NOON, NOON, producer, producer, "simpul-wagir", "hub-malang");
    }

    private static Answer delivered(String producer) {
        return onTheWay(new ParcelDelivered(NOON, NOON, producer, producer, "dedi", "CODE"));
    }
}
