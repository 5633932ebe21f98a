package desakota.order;

import static desakota.order.RunningOrders.BAYU;
import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.awaitState;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;
import static desakota.order.RunningOrders.put;
import static desakota.order.RunningOrders.say;
import static desakota.order.SagaIT.NOW;
import static desakota.order.SagaIT.paid;
import static desakota.order.SagaIT.planned;
import static desakota.order.SagaIT.takenInAndSent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.events.StockFate;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** An order on a bad day, or paid at the door. */
@WithRunningOrders
class BadDayIT {

    private static final String WAGIMAN = Tokens.of("wagiman", Role.PRODUCER);
    private static final String SRI = Tokens.of("sri", Role.PRODUCER);
    private static final String SIMPUL = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);
    private static final String MALANG = Tokens.of("hub-malang", Role.HUB_OPERATOR);
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    @Test
    void isPaidAtTheDoor() {
        var id = placed(RunningOrders.basket().replace("QRIS", "COD"));
        say(id, new StockReserved(NOW, NOW));
        awaitState(id, OrderState.ACCEPTED);
        get("/api/orders/" + id, RINA).expectBody().jsonPath("$.status").isEqualTo("PLACED");
        say(id, planned());
        takenInAndSent(id);
        say(id, delivered("p1", "wagiman", 207_000));
        say(id, delivered("p2", "sri", 48_000));
        awaitState(id, OrderState.DELIVERED);

        await().atMost(10, SECONDS).until(() -> published(id).size() == 10);

        assertThat(published(id).get(1)).isInstanceOf(OrderConfirmed.class);
        assertThat(published(id).get(2)).isInstanceOf(OrderAccepted.class);
        assertThat(published(id))
                .filteredOn(OrderPartDelivered.class::isInstance)
                .extracting(event -> ((OrderPartDelivered) event).cashDue())
                .containsExactly(Money.rupiah(207_000), Money.rupiah(48_000));
    }

    private static ParcelDelivered delivered(String parcel, String producer, long due) {
        return new ParcelDelivered(
                NOW, NOW, parcel, producer, "dedi", "CODE", Money.rupiah(due), null);
    }

    @Test
    void goesOnWithoutThePartThatItsProducerCannotDeliver() {
        var id = paid();
        say(id, planned());
        awaitState(id, OrderState.PREPARING);
        var key = Ids.next();

        cancelPart(id, "sri", SRI, key)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.parts.length()")
                .isEqualTo(1)
                .jsonPath("$.parts[0].cancellationRequested")
                .isEqualTo(true);
        cancelPart(id, "sri", SRI, key).expectHeader().valueEquals("Idempotency-Replayed", "true");
        say(id, new ParcelStopped(NOW, "p2", "sri"));
        await().atMost(20, SECONDS)
                .until(() -> published(id).getLast() instanceof OrderPartCancelled);

        get("/api/orders/" + id, RINA)
                .expectBody()
                .jsonPath("$.credit.amount")
                .isEqualTo(48_000)
                .jsonPath("$.parts[1].stage")
                .isEqualTo("CANCELLED")
                .jsonPath("$.parts[1].cancellationReason")
                .isEqualTo("Burnt");
        get("/api/orders/" + id + "/timeline", RINA)
                .expectBody()
                .jsonPath("$.items[?(@.type == 'PART_CANCELLED')].actor")
                .isEqualTo("sri");
        var cancelled = (OrderPartCancelled) published(id).getLast();
        assertThat(cancelled.stock()).isEqualTo(StockFate.WRITTEN_OFF);
    }

    @Test
    void isTouchedByNobodyButThoseWhoMayActForItsProducer() {
        var id = paid();

        cancelPart(id, "sri", RINA, Ids.next()).expectStatus().isForbidden();
        cancelPart(id, "sri", WAGIMAN, Ids.next()).expectStatus().isNotFound();
        cancelPart(id, "sri", MALANG, Ids.next()).expectStatus().isNotFound();
        cancelPart(id, "bambang", ADMIN, Ids.next()).expectStatus().isNotFound();
        cancelPart("unknown", "sri", ADMIN, Ids.next()).expectStatus().isNotFound();
        cancelPart(id, "wagiman", SIMPUL, Ids.next()).expectStatus().isForbidden();
        cancelPart(id, "sri", SIMPUL, Ids.next()).expectStatus().isAccepted();
        cancelPart(id, "wagiman", ADMIN, Ids.next()).expectStatus().isAccepted();
        cancelPart(placed(), "sri", SRI, Ids.next()).expectStatus().isEqualTo(409);
        post(path(id, "sri"), SRI, Ids.next(), "{\"stock\": \"EATEN\"}")
                .expectStatus()
                .isBadRequest();

        assertThat(order(id).parts()).allMatch(OrderPart::isBeingWithdrawn);
    }

    private static String path(String id, String producer) {
        return "/api/orders/" + id + "/parts/" + producer + "/cancellation";
    }

    private static ResponseSpec cancelPart(String id, String producer, String token, String key) {
        return post(path(id, producer), token, key, "{\"reason\": \"Burnt\"}");
    }

    @Test
    void tellsWhyItCameBack() {
        var id = paid();
        say(id, planned());
        takenInAndSent(id);
        for (int i = 1; i <= 3; i++) say(id, attempt("p1", "wagiman", "NOBODY_HOME", i, i == 3));
        say(id, attempt("p2", "sri", "REFUSED", 1, true));
        say(id, new ParcelBroughtBack(NOW, NOW, "p1", "wagiman", "dedi", "hub-malang"));
        say(id, new ParcelReturned(NOW, NOW, "p1", "wagiman", "simpul-wagir", StockFate.PUT_BACK));
        say(id, new ParcelLost(NOW, NOW, "p2", "sri", "line-haul", "MISSING"));
        awaitState(id, OrderState.RETURNED);

        get("/api/orders/" + id + "/timeline", RINA)
                .expectBody()
                .jsonPath("$.items[?(@.type == 'ATTEMPT_FAILED')].note")
                .value(
                        notes ->
                                assertThat("" + notes)
                                        .contains("Attempt 3: NOBODY_HOME", "Attempt 1: REFUSED"))
                .jsonPath("$.items[?(@.type == 'BROUGHT_BACK')].place")
                .isEqualTo("hub-malang")
                .jsonPath("$.items[?(@.type == 'RETURNED')].place")
                .isEqualTo("simpul-wagir")
                .jsonPath("$.items[?(@.type == 'LOST')].note")
                .isEqualTo("MISSING")
                .jsonPath("$.items[?(@.type == 'ALL_RETURNED')]")
                .exists();
    }

    private static ParcelAttemptFailed attempt(
            String parcel, String producer, String reason, int number, boolean last) {
        return new ParcelAttemptFailed(NOW, NOW, parcel, producer, "dedi", reason, number, last);
    }

    @Test
    void goesToTheDoorThatItsBuyerNamesLater() {
        var id = paid();
        var path = "/api/orders/" + id + "/delivery-address";

        put(path, RINA, address("35.73.05.1003"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.deliveryAddress.street")
                .isEqualTo("Jl. Kawi 2");
        put(path, RINA, address("35.73.05.1003")).expectStatus().isOk();
        put(path, RINA, address("35.07.24.2008"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("villageCode");
        put(path, RINA, address("Malang")).expectStatus().isBadRequest();
        put(path, BAYU, address("35.73.05.1003")).expectStatus().isNotFound();
        put(path, WAGIMAN, address("35.73.05.1003")).expectStatus().isForbidden();

        await().atMost(10, SECONDS).until(() -> published(id).size() == 5);
        assertThat(published(id).getLast()).isInstanceOf(OrderAddressCorrected.class);
        say(id, planned());
        say(id, new ShipmentStopped(NOW));
        awaitState(id, OrderState.CANCELLED);
        put(path, RINA, address("35.73.01.1001")).expectStatus().isEqualTo(409);
    }

    private static String address(String village) {
        return """
        {"recipient": "Rina", "phone": "081234567890", "street": "Jl. Kawi 2",
         "villageCode": "%s", "postalCode": "65112"}\
        """
                .formatted(village);
    }
}
