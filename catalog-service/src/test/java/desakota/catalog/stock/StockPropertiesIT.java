package desakota.catalog.stock;

import static desakota.catalog.stock.Orders.anOrder;
import static desakota.catalog.stock.Orders.line;
import static desakota.catalog.stock.Orders.paid;
import static desakota.catalog.stock.Orders.takenIn;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.CatalogService;
import desakota.catalog.product.Listing;
import desakota.catalog.product.Listing.Price;
import desakota.catalog.product.Product;
import desakota.catalog.product.Products;
import desakota.catalog.product.Stock;
import desakota.catalog.product.Stock.Hold;
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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The stock, whatever happens to orders at the same time: placed, paid, cancelled, expired, taken
 * in; each told once or more often, some steps broken off by a crash.
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
        TAKEN_IN
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
        var next = Arbitraries.of(Next.class).list().ofMaxSize(3);
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

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
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
        for (var product : products) {
            var stock = stock(product);
            assertThat(stock.available()).isNotNegative();
            assertThat(stock.holds().stream().mapToInt(Hold::quantity).sum())
                    .isEqualTo(stock.reserved());
            assertThat(stock.holds()).extracting(Hold::by).doesNotHaveDuplicates();
            assertThat(stock.holds())
                    .allSatisfy(
                            hold ->
                                    assertThat(reservations)
                                            .filteredOn(r -> r.claim().equals(hold.by()))
                                            .singleElement()
                                            .matches(r -> r.status().holds()));
            if (product.producerId().equals(TAKING_IN))
                assertThat(stock.onHand()).isBetween(0, ON_HAND);
            else assertThat(stock.onHand()).isEqualTo(ON_HAND);
        }
        for (var reservation : reservations) holdsAllOrNothing(reservation);
    }

    private static void holdsAllOrNothing(Reservation reservation) {
        for (var item : reservation.items()) {
            var held =
                    stock(item.productId())
                            .holds()
                            .contains(new Hold(reservation.claim(), item.quantity()));
            if (!reservation.status().holds()) assertThat(held).isFalse();
            else if (!item.producerId().equals(TAKING_IN)) assertThat(held).isTrue();
        }
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
        var id = Ids.next();
        var listing =
                new Listing(
                        "Kopi",
                        "kopi",
                        "Kopi",
                        null,
                        new Price(1, "IDR"),
                        "bungkus",
                        null,
                        null,
                        250,
                        true);
        return service.getBean(MongoTemplate.class)
                .insert(
                        new Product(
                                id,
                                id,
                                producerId,
                                producerId,
                                Instant.EPOCH,
                                listing,
                                List.of(),
                                Stock.of(ON_HAND),
                                List.of(),
                                List.of(),
                                null,
                                0,
                                0));
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
