package desakota.order;

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
import desakota.events.Shortage;
import desakota.kit.test.Publisher;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An order's way between the other services, whose facts the tests tell. */
@WithRunningOrders
class SagaIT {

    /** Far away, so that no deadline passes meanwhile. */
    static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

    @Test
    void goesFromTheVillageToTheDoorAndIsDividedExactly() {
        var id = paid();
        say(id, planned());
        takenInAndSent(id);
        awaitState(id, OrderState.IN_TRANSIT);
        say(id, new ParcelPickedUp(NOW, NOW, "p1", "wagiman", "dedi"));
        say(id, new ParcelDelivered(NOW, NOW, "p1", "wagiman", "dedi", "CODE", null, null));
        say(id, new ParcelDelivered(NOW, NOW, "p2", "sri", "dedi", "PHOTO", null, null));
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

        await().atMost(10, SECONDS)
                .until(() -> order(id).timeline().getLast().type() == Happening.DELAYED);
        assertThat(order(id).timeline())
                .filteredOn(entry -> entry.type() == Happening.DELAYED)
                .hasSize(1);
        assertThat(order(id).state()).isEqualTo(OrderState.PAID);
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

    static void takenInAndSent(String id) {
        say(id, new ParcelTakenIn(NOW, NOW, "p1", "wagiman", "simpul-wagir", 810));
        say(id, new ParcelTakenIn(NOW, NOW, "p2", "sri", "simpul-wagir", 440));
        say(id, new ParcelDispatched(NOW, NOW, "p1", "wagiman", "simpul-wagir", "hub-malang"));
        say(id, new ParcelDispatched(NOW, NOW, "p2", "sri", "simpul-wagir", "hub-malang"));
    }

    /** Lets the first of the order's waits be over. */
    static void overdue(String id) {
        RunningOrders.instance(0)
                .getBean(MongoTemplate.class)
                .getCollection("orders")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document("progress.waits.next", Date.from(Instant.EPOCH))
                                        .append(
                                                "progress.waits.all.0.until",
                                                Date.from(Instant.EPOCH))));
    }
}
