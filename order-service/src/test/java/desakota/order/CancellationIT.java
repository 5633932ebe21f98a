package desakota.order;

import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.awaitState;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;
import static desakota.order.RunningOrders.say;
import static desakota.order.SagaIT.paid;
import static desakota.order.SagaIT.planned;
import static desakota.order.SagaIT.takenInAndSent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.Ids;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** An order that its buyer cancels. */
@WithRunningOrders
class CancellationIT {

    private static final Instant NOW = SagaIT.NOW;

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
        cancel(id, RINA, Ids.next()).expectStatus().isAccepted();
        assertThat(published(id)).hasSize(7);
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
    void isCancelledThoughTheAnswerOfTheFirstTimeWasLost() {
        var id = placed();
        var key = Ids.next();
        cancel(id, RINA, key).expectStatus().isAccepted();
        loseAnswer(key);

        cancel(id, RINA, key)
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CANCELLED");
    }

    static ResponseSpec cancel(String id, String token, String key) {
        return post(
                "/api/orders/" + id + "/cancellation", token, key, "{\"reason\": \"Too slow\"}");
    }

    /** Leaves a request as one that broke off before its answer was stored. */
    private static void loseAnswer(String key) {
        RunningOrders.instance(0)
                .getBean(MongoTemplate.class)
                .getCollection("idempotency_keys")
                .updateMany(
                        new Document("_id", Pattern.compile(Pattern.quote(key))),
                        new Document("$unset", new Document("body", ""))
                                .append(
                                        "$set",
                                        new Document("leasedUntil", Date.from(Instant.EPOCH))
                                                .append("status", 0)));
    }
}
