package desakota.order;

import static desakota.order.RunningOrders.BAYU;
import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.awaitState;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;
import static desakota.order.RunningOrders.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.Share;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.events.Shortage;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An order's way between the other services, whose facts the tests tell. */
@Timeout(60)
class SagaIT {

    private static final String WAGIMAN = Tokens.of("wagiman", Role.PRODUCER);
    private static final String SIMPUL = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);
    private static final String DEDI = Tokens.of("dedi", Role.COURIER);

    /** Far away, so that no deadline passes meanwhile. */
    private static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

    @Test
    void goesFromTheVillageToTheDoorAndIsDividedExactly() {
        var id = paid();
        say(id, planned());
        takenInAndSent(id);
        awaitState(id, OrderState.IN_TRANSIT);
        say(id, new ParcelPickedUp(NOW, NOW, "p1", "wagiman", "dedi"));
        say(id, new ParcelDelivered(NOW, NOW, "p1", "wagiman", "dedi", "CODE"));
        say(id, new ParcelDelivered(NOW, NOW, "p2", "sri", "dedi", "PHOTO"));
        awaitState(id, OrderState.DELIVERED);

        post("/api/orders/" + id + "/receipt", RINA, "", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("COMPLETED");

        post("/api/orders/" + id + "/receipt", RINA, "", "").expectStatus().isOk();
        await().atMost(10, SECONDS).until(() -> published(id).size() == 12);
        assertThat(published(id))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        OrderPlaced.class,
                        OrderConfirmed.class,
                        OrderPaymentAwaited.class,
                        OrderPaid.class,
                        OrderPreparing.class,
                        OrderPartTakenIn.class,
                        OrderPartTakenIn.class,
                        OrderDispatched.class,
                        OrderPartDelivered.class,
                        OrderPartDelivered.class,
                        OrderDelivered.class,
                        OrderCompleted.class);
        var completed = (OrderCompleted) published(id).getLast();
        assertThat(Money.sum(completed.shares().stream().map(Share::amount).toList()))
                .isEqualTo(Money.rupiah(255_000));
    }

    @Test
    void changesNothingWhenFactsAreRepeated() {
        var id = paid();
        await().atMost(10, SECONDS).until(() -> published(id).size() == 4);
        var before = order(id);

        Publisher.publish(id, 1, new StockReserved(NOW, NOW));
        Publisher.publish(id, 2, new PaymentReceived(NOW, Money.rupiah(255_000)));
        say(id, planned());
        awaitState(id, OrderState.PREPARING);

        assertThat(order(id).revision().version()).isEqualTo(before.revision().version() + 1);
        await().atMost(10, SECONDS).until(() -> published(id).size() == 5);
        assertThat(published(id)).filteredOn(OrderPaid.class::isInstance).hasSize(1);
    }

    @Test
    void waitsForAMissingFact() {
        var id = placed();
        say(id, new StockReserved(NOW, NOW));
        awaitState(id, OrderState.CONFIRMED);
        Publisher.publish(id, 2, new PaymentReceived(NOW, Money.rupiah(255_000)));
        Publisher.publish(id, 1, requested());

        awaitState(id, OrderState.PAID);
    }

    @Test
    void saysWhatWasMissing() {
        var id = placed();

        say(id, new StockRejected(NOW, List.of(new Shortage("kopi-wagir", 3, 1))));
        awaitState(id, OrderState.REJECTED);

        get("/api/orders/" + id, RINA)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REJECTED")
                .jsonPath("$.shortages[0].productId")
                .isEqualTo("kopi-wagir")
                .jsonPath("$.shortages[0].available")
                .isEqualTo(1);
    }

    @Test
    void isCancelledByLogisticsWhenItIsPaid() {
        var id = paid();
        say(id, planned());
        awaitState(id, OrderState.PREPARING);
        var key = Ids.next();

        cancel(id, RINA, key)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.cancellationRequested")
                .isEqualTo(true);
        cancel(id, RINA, key).expectHeader().valueEquals("Idempotency-Replayed", "true");
        say(id, new ShipmentStopped(NOW));
        awaitState(id, OrderState.CANCELLED);

        await().atMost(10, SECONDS).until(() -> published(id).size() == 7);
        assertThat(published(id).get(5)).isInstanceOf(OrderCancellationRequested.class);
        assertThat(published(id).getLast()).isEqualTo(new OrderCancelled(NOW, "Too slow", "rina"));
        cancel(id, RINA, Ids.next()).expectStatus().isEqualTo(409);
    }

    @Test
    void goesOnWhenItIsTooLateToCancel() {
        var id = paid();
        cancel(id, RINA, Ids.next()).expectStatus().isAccepted();
        say(id, planned());
        takenInAndSent(id);
        say(id, new ShipmentStopDeclined(NOW, "A bag has left.", "C-1"));

        await().atMost(20, SECONDS)
                .until(() -> published(id).getLast() instanceof OrderCancellationDeclined);

        assertThat(order(id).state()).isEqualTo(OrderState.IN_TRANSIT);
        cancel(id, RINA, Ids.next()).expectStatus().isEqualTo(409);
        get("/api/orders/" + id + "/timeline", RINA)
                .expectBody()
                .jsonPath("$.items[?(@.type == 'CANCELLATION_DECLINED')].note")
                .isEqualTo("A bag has left.");
    }

    @Test
    void isCancelledAtOnceBeforeItIsPaid() {
        var id = placed();

        cancel(id, RINA, Ids.next())
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CANCELLED");
    }

    @Test
    void endsWhenNobodyActsInTime() {
        var silent = placed();
        var unpaid = placed();
        say(unpaid, new StockReserved(NOW, NOW));
        awaitState(unpaid, OrderState.CONFIRMED);

        overdue(silent);
        overdue(unpaid);

        awaitState(silent, OrderState.CANCELLED);
        awaitState(unpaid, OrderState.EXPIRED);
        await().atMost(10, SECONDS).until(() -> published(unpaid).size() == 3);
        assertThat(published(unpaid).getLast()).isInstanceOf(OrderExpired.class);
    }

    @Test
    void isNotedAsLateOnce() {
        var id = paid();

        overdue(id);

        await().atMost(10, SECONDS).until(() -> order(id).progress().deadline() == null);
        assertThat(order(id).timeline())
                .filteredOn(entry -> entry.type() == Happening.DELAYED)
                .hasSize(1);
        assertThat(order(id).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void isNobodysBusinessButTheirs() {
        var id = placed();

        get("/api/orders/" + id, BAYU).expectStatus().isNotFound();
        get("/api/orders/" + id + "/timeline", BAYU).expectStatus().isNotFound();
        cancel(id, BAYU, Ids.next()).expectStatus().isNotFound();
        post("/api/orders/" + id + "/receipt", BAYU, "", "").expectStatus().isNotFound();
        get("/api/orders/" + id, DEDI).expectStatus().isNotFound();
        post("/api/orders/" + id + "/receipt", RINA, "", "").expectStatus().isEqualTo(409);
    }

    @Test
    void showsEachWhatTheyNeed() {
        var id = paid();
        say(id, planned());
        takenInAndSent(id);
        say(id, new ParcelPickedUp(NOW, NOW, "p1", "wagiman", "dedi"));
        await().atMost(20, SECONDS).until(() -> order(id).involved().contains("dedi"));

        get("/api/orders/" + id, WAGIMAN)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.parts.length()")
                .isEqualTo(1)
                .jsonPath("$.total.amount")
                .isEqualTo(207_000)
                .jsonPath("$.producerShare.amount")
                .isEqualTo(183_300)
                .jsonPath("$.deliveryAddress.street")
                .doesNotExist()
                .jsonPath("$.deliveryAddress.phone")
                .doesNotExist()
                .jsonPath("$.deliveryCode")
                .doesNotExist();
        get("/api/orders/" + id, SIMPUL)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.total")
                .doesNotExist()
                .jsonPath("$.deliveryAddress.recipient")
                .isEqualTo("Rina")
                .jsonPath("$.deliveryAddress.phone")
                .doesNotExist()
                .jsonPath("$.deliveryCode")
                .doesNotExist();
        get("/api/orders/" + id, DEDI)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.deliveryAddress.phone")
                .isEqualTo("+6281234567890")
                .jsonPath("$.deliveryCode")
                .doesNotExist();
        get("/api/orders?status=IN_TRANSIT&size=100", WAGIMAN)
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + id + "')]")
                .exists();
    }

    @Test
    void isListedForItsBuyerPageByPage() {
        var token = Tokens.of("buyer-" + Ids.next(), Role.BUYER);
        for (int i = 0; i < 3; i++)
            post("/api/orders", token, Ids.next(), RunningOrders.basket())
                    .expectStatus()
                    .isCreated();

        var first = page("/api/orders?size=2", token);
        var second = page("/api/orders?size=2&cursor=" + first.get("next"), token);

        assertThat(first.getList("items", Document.class)).hasSize(2);
        assertThat(second.getList("items", Document.class)).hasSize(1);
        assertThat(second.get("next")).isNull();
        assertThat(page("/api/orders?status=PAID", token).getList("items", Document.class))
                .isEmpty();
        assertThat(page("/api/orders?status=PLACED", token).getList("items", Document.class))
                .hasSize(3);
        get("/api/orders?status=LOST", token).expectStatus().isBadRequest();
        get("/api/orders?size=101", token).expectStatus().isBadRequest();
    }

    private static Document page(String path, String token) {
        var json =
                get(path, token)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Document.parse(String.valueOf(json));
    }

    /** An order whose money is held. */
    static String paid() {
        var id = placed();
        say(id, new StockReserved(NOW, NOW));
        awaitState(id, OrderState.CONFIRMED);
        say(id, requested());
        awaitState(id, OrderState.AWAITING_PAYMENT);
        say(id, new PaymentReceived(NOW, Money.rupiah(255_000)));
        awaitState(id, OrderState.PAID);
        return id;
    }

    private static PaymentRequested requested() {
        return new PaymentRequested(NOW, PaymentMethod.QRIS, Money.rupiah(255_000), NOW);
    }

    static ShipmentPlanned planned() {
        return new ShipmentPlanned(
                NOW,
                List.of(
                        new PlannedParcel("p1", "C-1", "wagiman", "simpul-wagir", "hub-malang"),
                        new PlannedParcel("p2", "C-2", "sri", "simpul-wagir", "hub-malang")));
    }

    private static void takenInAndSent(String id) {
        say(id, new ParcelTakenIn(NOW, NOW, "p1", "wagiman", "simpul-wagir", 810));
        say(id, new ParcelTakenIn(NOW, NOW, "p2", "sri", "simpul-wagir", 440));
        say(id, new ParcelDispatched(NOW, NOW, "p1", "wagiman", "simpul-wagir", "hub-malang"));
        say(id, new ParcelDispatched(NOW, NOW, "p2", "sri", "simpul-wagir", "hub-malang"));
    }

    private static ResponseSpec cancel(String id, String token, String key) {
        return post(
                "/api/orders/" + id + "/cancellation", token, key, "{\"reason\": \"Too slow\"}");
    }

    private static void overdue(String id) {
        RunningOrders.instance(0)
                .getBean(MongoTemplate.class)
                .getCollection("orders")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document("progress.deadline", Date.from(Instant.EPOCH))));
    }
}
