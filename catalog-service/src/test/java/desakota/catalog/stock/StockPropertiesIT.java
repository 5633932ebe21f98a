package desakota.catalog.stock;

import static desakota.catalog.stock.Orders.anOrder;
import static desakota.catalog.stock.Orders.line;
import static desakota.catalog.stock.Orders.paid;
import static desakota.catalog.stock.Orders.partCancelled;
import static desakota.catalog.stock.Orders.partLost;
import static desakota.catalog.stock.Orders.partReturned;
import static desakota.catalog.stock.Orders.takenIn;
import static desakota.events.StockFate.PUT_BACK;
import static desakota.events.StockFate.WRITTEN_OFF;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.catalog.CatalogService;
import desakota.catalog.product.Product;
import desakota.catalog.product.Products;
import desakota.catalog.product.Stock;
import desakota.catalog.product.Stock.Hold;
import desakota.catalog.stock.Item.Place;
import desakota.catalog.stock.Reservation.Status;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.ReservationEvent;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.kit.test.Backends;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The stock, whatever happens to orders at the same time: placed, paid, cancelled, expired, taken
 * in, lost, back again; each told once or more often, some steps broken off by a crash.
 */
class StockPropertiesIT {

    private static final int ON_HAND = 6;
    private static final int PRODUCTS = 3;
    private static final String TAKING_IN = "sri";

    @SuppressWarnings("NullAway.Init") // Started before any property.
    private static ConfigurableApplicationContext service;

    /** What comes after an order was placed. */
    enum Next {
        PAID,
        CANCELLED,
        TAKEN_IN,
        PART_CANCELLED,
        PART_SPOILT,
        PART_RETURNED,
        PART_LOST
    }

    /**
     * An order and what becomes of it.
     *
     * @param quantities of each product, 0 for none
     * @param told how often each fact comes
     * @param crash whether the first try breaks off after one product
     */
    record Script(
            List<Integer> quantities, boolean inTime, boolean crash, int told, List<Next> next) {}

    @BeforeContainer
    static void start() {
        service =
                new SpringApplicationBuilder(CatalogService.class)
                        .initializers(new Backends())
                        .run(
                                "--spring.config.name=service-kit,catalog-service",
                                "--server.port=0",
                                "--desakota.demo=true",
                                "--desakota.reservation-sweep=1h");
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    @Provide
    Arbitrary<List<Script>> orders() {
        var quantities =
                Arbitraries.integers()
                        .between(0, 3)
                        .list()
                        .ofSize(PRODUCTS)
                        .filter(all -> all.stream().anyMatch(q -> q > 0));
        var next = Arbitraries.of(Next.class).list().ofMaxSize(4);
        return Combinators.combine(
                        quantities,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 2),
                        next)
                .as(Script::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void alwaysAddsUp(@ForAll("orders") List<Script> scripts) {
        var products = List.of(newProduct("wagiman"), newProduct(TAKING_IN), newProduct("wagiman"));
        var ids = new ArrayList<String>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<Void>>();
            for (var script : scripts) {
                var id = Ids.next();
                ids.add(id);
                running.add(CompletableFuture.runAsync(() -> play(script, id, products), threads));
            }
            running.add(CompletableFuture.runAsync(() -> reserving().sweep(), threads));
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        }
        reserving().sweep();

        var reservations = ids.stream().map(StockPropertiesIT::reservation).toList();
        for (var product : products) addsUp(stock(product), product.id(), reservations);
        assertThat(reservations).noneMatch(Reservation::isComingBack);

        ids.forEach(StockPropertiesIT::comeLate);
        letTimePass(ids);
        letTimePass(ids);

        var settled = ids.stream().map(StockPropertiesIT::reservation).toList();
        for (var product : products) {
            addsUp(stock(product), product.id(), settled);
            assertThat(stock(product).moved()).isEmpty();
        }
    }

    /** What the reservations say is held of a product is, and what they say is gone is gone. */
    private static void addsUp(Stock stock, String productId, List<Reservation> reservations) {
        var held = new ArrayList<Hold>();
        var gone = 0;
        for (var reservation : reservations)
            for (var item : reservation.items()) {
                if (!item.productId().equals(productId)) continue;
                if (item.place() == Place.GONE) gone += item.quantity();
                if (item.place() == Place.WITH_PRODUCER && reservation.status().holds())
                    held.add(new Hold(reservation.claim(), item.quantity()));
            }
        assertThat(stock.available()).isNotNegative();
        assertThat(stock.onHand()).isEqualTo(ON_HAND - gone);
        assertThat(stock.reserved()).isEqualTo(held.stream().mapToInt(Hold::quantity).sum());
        assertThat(stock.holds()).containsExactlyInAnyOrderElementsOf(held);
    }

    /** An instance that hung takes the last steps that it had begun. */
    private static void comeLate(String id) {
        var reservation = reservation(id);
        var stockRoom = service.getBean(StockRoom.class);
        if (reservation.status() != Status.REJECTED)
            stockRoom.take(reservation.items(), reservation.claim());
        for (var item : reservation.items())
            if (item.place() == Place.BACK) stockRoom.add(item, reservation.wayBack());
    }

    private static void letTimePass(List<String> ids) {
        service.getBean(MongoTemplate.class)
                .updateMulti(
                        query(where("_id").in(ids).and("dueAt").lt(Orders.RESERVE_UNTIL)),
                        Update.update("dueAt", Instant.EPOCH),
                        Reservation.class);
        reserving().sweep();
    }

    private static void play(Script script, String id, List<Product> products) {
        var order = orderOf(script, products);
        if (script.crash()) breakOff(id, order);
        var facts = new ArrayList<OrderEvent>();
        facts.add(order);
        for (var next : script.next())
            facts.add(
                    switch (next) {
                        case PAID -> paid(order);
                        case CANCELLED -> new OrderCancelled(Instant.EPOCH, "", "rina");
                        case TAKEN_IN -> takenIn(order, TAKING_IN);
                        case PART_CANCELLED -> partCancelled(order, TAKING_IN, PUT_BACK);
                        case PART_SPOILT -> partCancelled(order, TAKING_IN, WRITTEN_OFF);
                        case PART_RETURNED -> partReturned(order, TAKING_IN);
                        case PART_LOST -> partLost(TAKING_IN);
                    });
        for (int i = 0; i < facts.size(); i++)
            for (int times = 0; times < script.told(); times++)
                for (int again = Math.max(0, i - times); again <= i; again++)
                    tell(id, again + 1, facts.get(again));
    }

    /** The intent is written, one product is taken, then the power goes. */
    @SuppressWarnings("unchecked") // The only aggregates of the service.
    private static void breakOff(String id, OrderPlaced order) {
        var reservations =
                (Aggregates<Reservation, ReservationEvent>) service.getBean(Aggregates.class);
        var fact = new Received<>(Topic.ORDERS, id, 1, Instant.EPOCH, order);
        var reservation = Reservation.of(id, order, Instant.now());
        reservations.open(fact, () -> reservation, _ -> List.of());
        service.getBean(StockRoom.class)
                .take(reservation.items().subList(0, 1), reservation.claim());
    }

    @SuppressWarnings("unchecked") // There is one subscription, to orders.
    private static void tell(String id, long sequence, OrderEvent event) {
        var listener = (Subscription<OrderEvent>) service.getBean(Subscription.class);
        var fact = new Received<>(Topic.ORDERS, id, sequence, Instant.EPOCH, event);
        try {
            listener.handler().accept(fact);
        } catch (IllegalStateException expiredMeanwhile) {
            listener.handler().accept(fact);
        }
    }

    private static OrderPlaced orderOf(Script script, List<Product> products) {
        var until = script.inTime() ? Orders.RESERVE_UNTIL : Instant.EPOCH;
        return anOrder(
                until,
                IntStream.range(0, PRODUCTS)
                        .filter(i -> script.quantities().get(i) > 0)
                        .mapToObj(
                                i ->
                                        line(
                                                products.get(i).id(),
                                                products.get(i).producerId(),
                                                script.quantities().get(i)))
                        .toArray(OrderEvent.Part[]::new));
    }

    private static Product newProduct(String producerId) {
        return Shelf.put(service.getBean(MongoTemplate.class), Ids.next(), producerId, ON_HAND);
    }

    private static Stock stock(Product product) {
        return stock(product.id());
    }

    private static Stock stock(String productId) {
        return service.getBean(Products.class).find(productId).orElseThrow().stock();
    }

    private static Reservation reservation(String id) {
        var stored = service.getBean(MongoTemplate.class).findById(id, Reservation.class);
        assertThat(stored).isNotNull();
        return Objects.requireNonNull(stored);
    }

    private static Reserving reserving() {
        return service.getBean(Reserving.class);
    }
}
