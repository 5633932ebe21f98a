package desakota.catalog.stock;

import static desakota.catalog.Api.WAGIMAN;
import static desakota.catalog.stock.Orders.anOrder;
import static desakota.catalog.stock.Orders.line;
import static desakota.catalog.stock.Orders.paid;
import static desakota.catalog.stock.Orders.takenIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.CONFLICT;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.product.Products;
import desakota.catalog.product.Stock;
import desakota.events.Event;
import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.Shortage;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;
import desakota.kit.test.Publisher;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The stock. */
@CatalogIT
class ReservingIT {

    @LocalServerPort private int port;
    @Autowired private Products products;
    @Autowired private MongoTemplate mongo;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isSoldToTheLastUnitAndNotOneMore() {
        var product = api.list("Kopi Terakhir", 50);

        var orders =
                IntStream.range(0, 200)
                        .mapToObj(_ -> place(anOrder(line(product, "wagiman", 1))))
                        .collect(Collectors.toSet());

        await().atMost(40, SECONDS).until(() -> answers(orders).size() == 200);
        assertThat(answers(orders)).filteredOn(StockReserved.class::isInstance).hasSize(50);
        assertThat(answers(orders))
                .filteredOn(StockRejected.class::isInstance)
                .hasSize(150)
                .contains(rejection(new Shortage(product, 1, 0)));
        assertThat(stock(product).available()).isZero();
        assertThat(stock(product).reserved()).isEqualTo(50);
        assertThat(stock(product).holds()).hasSize(50);
    }

    @Test
    void countsTwoLinesOfOneProductTogether() {
        var product = api.list("Kopi Dua Baris", 5);

        var tooMuch = place(anOrder(line(product, "wagiman", 3), line(product, "wagiman", 3)));
        var enough = place(anOrder(line(product, "wagiman", 2), line(product, "wagiman", 3)));

        awaitAnswers(tooMuch, rejection(new Shortage(product, 6, 5)));
        await().atMost(10, SECONDS).until(() -> answers(enough).size() == 1);
        assertThat(answers(enough)).allMatch(StockReserved.class::isInstance);
        assertThat(stock(product).holds()).hasSize(1);
    }

    @Test
    void isLeftAloneByOrdersThatCanNotBeFilled() {
        var scarce = IntStream.range(0, 4).mapToObj(i -> api.list("Kopi Langka " + i, 6)).toList();

        var orders =
                IntStream.range(0, 60)
                        .mapToObj(_ -> place(threeOf(scarce)))
                        .collect(Collectors.toSet());

        await().atMost(40, SECONDS).until(() -> answers(orders).size() == 60);
        var filled = answers(orders).stream().filter(StockReserved.class::isInstance).count();
        await().atMost(10, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(scarce)
                                        .extracting(product -> stock(product).holds().size())
                                        .satisfies(
                                                held ->
                                                        assertThat(sum(held))
                                                                .isEqualTo(3 * filled)));
        assertThat(scarce).allMatch(product -> stock(product).onHand() == 6);
        assertThat(filled).isBetween(1L, 8L);
    }

    @Test
    void namesEverythingThatIsShort() {
        var one = api.list("Kopi Kurang A", 1);
        var two = api.list("Kopi Kurang B", 2);
        var plenty = api.list("Kopi Cukup", 9);

        var order =
                place(
                        anOrder(
                                line(one, "wagiman", 4),
                                line(plenty, "wagiman", 4),
                                line(two, "wagiman", 4),
                                line("nothing", "wagiman", 1)));

        await().atMost(10, SECONDS).until(() -> answers(order).size() == 1);
        assertThat(((StockRejected) answers(order).getFirst()).shortages())
                .containsExactlyInAnyOrder(
                        new Shortage(one, 4, 1),
                        new Shortage(two, 4, 2),
                        new Shortage("nothing", 1, 0));
        await().atMost(5, SECONDS).until(() -> stock(plenty).available() == 9);
    }

    @Test
    void followsAnOrderFromPlacedToTakenIn() {
        var product = api.list("Kopi Titipan", 10);
        var order = anOrder(line(product, "wagiman", 4));

        var id = place(order);
        Publisher.publish(id, 2, confirmed());
        Publisher.publish(id, 3, paid(order));
        await().atMost(10, SECONDS).until(() -> answers(id).size() == 2);

        assertThat(answers(id).getLast()).isInstanceOf(StockCommitted.class);
        assertThat(stock(product).onHand()).isEqualTo(10);
        api.put(WAGIMAN, "/api/catalog/products/" + product + "/stock", "{\"onHand\": 3}")
                .expectStatus()
                .isEqualTo(CONFLICT);

        Publisher.publish(id, 4, takenIn(order, "wagiman"));
        Publisher.publish(id, 4, takenIn(order, "wagiman"));

        await().atMost(10, SECONDS).until(() -> stock(product).reserved() == 0);
        assertThat(stock(product).onHand()).isEqualTo(6);
        await().atMost(5, SECONDS).until(() -> api.product(product).path("onHand").intValue() == 6);
    }

    @Test
    void comesBackWhenTheOrderIsCancelled() {
        var product = api.list("Kopi Batal", 10);

        var id = place(anOrder(line(product, "wagiman", 4)));
        Publisher.publish(id, 2, new OrderCancelled(Instant.EPOCH, "changed my mind", "rina"));
        Publisher.publish(id, 2, new OrderCancelled(Instant.EPOCH, "changed my mind", "rina"));

        await().atMost(10, SECONDS).until(() -> answers(id).size() == 2);
        assertThat(((StockReleased) answers(id).getLast()).expired()).isFalse();
        await().atMost(5, SECONDS).until(() -> stock(product).equals(Stock.of(10)));
    }

    @Test
    void comesBackWhenNobodyPaysAndIsTakenAgainForALatePayment() {
        var product = api.list("Kopi Telat", 10);
        var order = anOrder(Instant.now().minusSeconds(1), line(product, "wagiman", 4));

        var id = place(order);
        await().atMost(10, SECONDS).until(() -> stock(product).equals(Stock.of(10)));
        await().atMost(10, SECONDS).until(() -> answers(id).size() == 2);
        assertThat(((StockReleased) answers(id).getLast()).expired()).isTrue();
        Publisher.publish(id, 2, paid(order));

        await().atMost(10, SECONDS).until(() -> answers(id).size() == 3);
        assertThat(answers(id).getLast()).isInstanceOf(StockCommitted.class);
        assertThat(stock(product).reserved()).isEqualTo(4);
    }

    @Test
    void comesBackAlthoughAnotherReservationCanNotBeRead() {
        var product = api.list("Kopi Sabar", 10);
        var unreadable = new Document("_id", Ids.next()).append("status", "LOST");
        mongo.insert(unreadable.append("dueAt", Instant.EPOCH), "reservations");

        var id = place(anOrder(Instant.now().minusSeconds(1), line(product, "wagiman", 4)));

        await().atMost(10, SECONDS).until(() -> answers(id).size() == 2);
        assertThat(((StockReleased) answers(id).getLast()).expired()).isTrue();
        await().atMost(5, SECONDS).until(() -> stock(product).equals(Stock.of(10)));
        mongo.remove(unreadable, "reservations");
    }

    private static String place(OrderPlaced order) {
        var id = Ids.next();
        Publisher.publish(id, 1, order);
        return id;
    }

    private static OrderPlaced threeOf(List<String> products) {
        var without = ThreadLocalRandom.current().nextInt(products.size());
        return anOrder(
                IntStream.range(0, products.size())
                        .filter(i -> i != without)
                        .mapToObj(i -> line(products.get(i), "wagiman", 1))
                        .toArray(Part[]::new));
    }

    private static OrderConfirmed confirmed() {
        return new OrderConfirmed(
                Instant.EPOCH,
                "7K3M-Q9TX-5",
                "rina",
                Money.rupiah(4000),
                PaymentMethod.QRIS,
                Orders.RESERVE_UNTIL);
    }

    private static Event rejection(Shortage shortage) {
        return new StockRejected(Instant.EPOCH, List.of(shortage));
    }

    private static long sum(List<? extends Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).sum();
    }

    private void awaitAnswers(String order, Event... expected) {
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(answers(order)).containsExactly(expected));
    }

    private static List<Event> answers(String order) {
        return answers(Set.of(order));
    }

    /** What was said of these orders' reservations, all at the same moment. */
    private static List<Event> answers(Set<String> orders) {
        return Publisher.envelopes(Topic.RESERVATIONS).stream()
                .filter(envelope -> orders.contains(envelope.subject()))
                .map(ReservingIT::decoded)
                .toList();
    }

    private static Event decoded(Envelope envelope) {
        var event = new EventCodec().decode(Topic.RESERVATIONS, envelope.type(), envelope.json());
        return event instanceof StockRejected rejected
                ? new StockRejected(Instant.EPOCH, rejected.shortages())
                : event;
    }

    private Stock stock(String product) {
        return products.find(product).orElseThrow().stock();
    }
}
