package desakota.order;

import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.basket;
import static desakota.order.RunningOrders.body;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Placing an order, over HTTP. */
@WithRunningOrders
class PlacementIT {

    private static final Executor EACH_AT_ONCE = Thread::startVirtualThread;
    private static final String COFFEE = "{\"productId\": \"kopi-wagir\", \"quantity\": 1}";

    @Test
    void takesPricesAndNamesFromTheCatalogueAndTheFeeFromLogistics() {
        var answer = place(Ids.next(), basket());

        answer.expectStatus()
                .isCreated()
                .expectHeader()
                .value(HttpHeaders.LOCATION, l -> assertThat(l).startsWith("/api/orders/"))
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PLACED")
                .jsonPath("$.code")
                .isNotEmpty()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].lineTotal.amount")
                .isEqualTo(195_000)
                .jsonPath("$.subtotal.amount")
                .isEqualTo(231_000)
                .jsonPath("$.subtotal.currency")
                .isEqualTo("IDR")
                .jsonPath("$.deliveryFee.amount")
                .isEqualTo(24_000)
                .jsonPath("$.total.amount")
                .isEqualTo(255_000)
                .jsonPath("$.producerShare.amount")
                .isEqualTo(217_140)
                .jsonPath("$.parts[1].producerShare.amount")
                .isEqualTo(33_840)
                .jsonPath("$.deliveryAddress.street")
                .isEqualTo("Jl. Ijen 1")
                .jsonPath("$.promise.from")
                .isEqualTo("2026-11-26T01:00:00Z")
                .jsonPath("$.deliveryCode")
                .value(c -> assertThat("" + c).matches("[0-9]{6}"));
    }

    @Test
    void announcesTheOrderUnderItsId() {
        var id = RunningOrders.placed();

        await().atMost(10, SECONDS).until(() -> !published(id).isEmpty());
        var placed = (OrderPlaced) published(id).getFirst();
        assertThat(placed.buyerId()).isEqualTo("rina");
        assertThat(placed.total()).isEqualTo(Money.rupiah(255_000));
    }

    @Test
    void ignoresWhatIsNotTheBuyersToSay() {
        var forged =
                basket().replace(
                                "\"quantity\": 3",
                                "\"quantity\": 3, \"unitPrice\": {\"amount\": 1, \"currency\":"
                                        + " \"IDR\"}")
                        .replaceFirst(
                                "\\{",
                                "{\"total\": {\"amount\": 1}, \"deliveryFee\": 0, \"status\":"
                                        + " \"PAID\", \"buyerId\": \"bayu\", \"id\": \"mine\", ");

        place(Ids.next(), forged)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PLACED")
                .jsonPath("$.total.amount")
                .isEqualTo(255_000)
                .jsonPath("$.id")
                .value(id -> assertThat(order("" + id).sale().buyerId()).isEqualTo("rina"));
    }

    @Test
    void answersTheSameKeyWithTheSameOrderOnEitherInstance() {
        var key = Ids.next();
        var first = place(key, basket()).expectBody(String.class).returnResult().getResponseBody();

        place(key, basket())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody(String.class)
                .isEqualTo(first);
        refused(place(key, body(COFFEE, Logistics.SERVED)), 422);
        refused(place("", basket()), 400);
    }

    @Test
    void waitsForAProductThatIsJustBeingListed() {
        var listed =
                CompletableFuture.runAsync(
                        () -> RunningOrders.list("kopi-baru", "wagiman", 1_000, true),
                        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        place(Ids.next(), body(COFFEE.replace("kopi-wagir", "kopi-baru"), Logistics.SERVED))
                .expectStatus()
                .isCreated();

        listed.join();
    }

    @Test
    void namesTheLineThatCannotBeOrdered() {
        var unlisted = COFFEE.replace("kopi-wagir", "kopi-lama");
        var unknown = COFFEE.replace("kopi-wagir", "kopi-gaib");
        var tooMany = COFFEE.replace(": 1", ": 6000");

        refused(place(Ids.next(), body(COFFEE + "," + unlisted, Logistics.SERVED)), 422)
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[1].productId");
        refused(place(Ids.next(), body(COFFEE + "," + unknown, Logistics.SERVED)), 422)
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[1].productId");
        refused(place(Ids.next(), body(tooMany + "," + tooMany, Logistics.SERVED)), 422)
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[1].quantity");
        refused(place(Ids.next(), body(COFFEE.replace(": 1", ": 0"), Logistics.SERVED)), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[0].quantity");
        refused(place(Ids.next(), body("", Logistics.SERVED)), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("items");
    }

    @Test
    void namesTheFieldOfTheAddressAtFault() {
        refused(place(Ids.next(), body(COFFEE, Logistics.NOT_SERVED)), 422)
                .jsonPath("$.errors[0].field")
                .isEqualTo("deliveryAddress.villageCode")
                .jsonPath("$.detail")
                .isEqualTo("Nobody delivers to this village yet.");
        refused(place(Ids.next(), body(COFFEE, "Malang")), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("deliveryAddress.villageCode");
        refused(place(Ids.next(), basket().replace("65111", "6511")), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("deliveryAddress.postalCode");
        refused(place(Ids.next(), basket().replace("+6281234567890", "none")), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("deliveryAddress.phone");
    }

    @Test
    void saysWhichPaymentMethodsThereAre() {
        place(Ids.next(), basket().replace("QRIS", "COD")).expectStatus().isCreated();
        refused(place(Ids.next(), basket().replace("QRIS", "CHEQUE")), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("paymentMethod");
    }

    @Test
    void placesNothingWhenTheDeliveryCannotBePriced() {
        var key = Ids.next();

        var answer = place(key, body(COFFEE, Logistics.OUT_OF_ORDER));

        answer.expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "5");
        refused(answer, 503).jsonPath("$.type").isEqualTo("urn:desakota:problem:no-delivery-quote");
        place(key, basket()).expectStatus().isCreated();
    }

    @Test
    void isSoldThoughEveryOtherQuestionAboutItsDeliveryFails() {
        for (int i = 0; i < 24; i++)
            place(Ids.next(), body(COFFEE, Logistics.FAILING_AT_FIRST)).expectStatus().isCreated();
    }

    @Test
    void isSoldThoughLogisticsIsSlow() {
        place(Ids.next(), body(COFFEE, Logistics.SLOW)).expectStatus().isCreated();
    }

    /** The gateway waits for ten seconds. */
    @Test
    void isAnsweredThoughLogisticsIsSilent() {
        var begin = System.nanoTime();

        Stream.of(Logistics.SILENT, Logistics.SILENT_HALFWAY)
                .map(village -> body(COFFEE, village))
                .map(
                        body ->
                                CompletableFuture.runAsync(
                                        () -> refused(place(Ids.next(), body), 503), EACH_AT_ONCE))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void keepsBeingPricedHoweverManyVillagesAreNotServed() {
        for (int i = 0; i < 25; i++)
            place(Ids.next(), body(COFFEE, Logistics.NOT_SERVED)).expectStatus().isEqualTo(422);

        place(Ids.next(), basket()).expectStatus().isCreated();
    }

    @Test
    void isForBuyersOnly() {
        refused(
                post("/api/orders", Tokens.of("wagiman", Role.PRODUCER), Ids.next(), basket()),
                403);
        get("/api/orders", "").expectStatus().isUnauthorized();
    }

    private static ResponseSpec place(String key, String body) {
        return post("/api/orders", RINA, key, body);
    }

    private static BodyContentSpec refused(ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }
}
