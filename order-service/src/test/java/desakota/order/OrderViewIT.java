package desakota.order;

import static desakota.order.CancellationIT.cancel;
import static desakota.order.RunningOrders.BAYU;
import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.say;
import static desakota.order.SagaIT.paid;
import static desakota.order.SagaIT.planned;
import static desakota.order.SagaIT.takenInAndSent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Queries;
import desakota.kit.test.Tokens;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Who may see what of an order. */
@WithRunningOrders
class OrderViewIT {

    private static final String WAGIMAN = Tokens.of("wagiman", Role.PRODUCER);
    private static final String SIMPUL = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);
    private static final String DEDI = Tokens.of("dedi", Role.COURIER);
    private static final String KOPERASI = Tokens.of("koperasi", Role.FINANCE);
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);
    private static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

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
    void showsThoseWhoRunTheMarketWhatWasSoldButNotWhereTo() {
        var id = placed();

        for (var token : List.of(KOPERASI, ADMIN)) {
            get("/api/orders/" + id, token)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.total.amount")
                    .isEqualTo(255_000)
                    .jsonPath("$.paymentMethod")
                    .isEqualTo("QRIS")
                    .jsonPath("$.deliveryAddress.villageCode")
                    .isEqualTo("35.73.01.1001")
                    .jsonPath("$.deliveryAddress.recipient")
                    .doesNotExist()
                    .jsonPath("$.deliveryAddress.phone")
                    .doesNotExist()
                    .jsonPath("$.deliveryAddress.street")
                    .doesNotExist()
                    .jsonPath("$.deliveryCode")
                    .doesNotExist();
            get("/api/orders/" + id + "/timeline", token)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[0].type")
                    .isEqualTo("PLACED");
            get("/api/orders/unknown", token).expectStatus().isNotFound();
        }
        assertThat(page("/api/orders", KOPERASI).getList("items", Document.class)).isEmpty();
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

    @Test
    void isFoundByIndexHoweverItIsLookedFor() {
        var id = paid();
        get("/api/orders?size=1", RINA).expectStatus().isOk();
        get("/api/orders?status=PAID", WAGIMAN).expectStatus().isOk();
        get("/api/orders/" + id + "/timeline", RINA).expectStatus().isOk();

        for (int i = 0; i < 2; i++)
            assertThat(RunningOrders.instance(i).getBean(Queries.class).thatScan()).isEmpty();
    }
}
