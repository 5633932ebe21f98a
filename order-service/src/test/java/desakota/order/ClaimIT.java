package desakota.order;

import static desakota.order.RunningOrders.BAYU;
import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.awaitState;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;
import static desakota.order.RunningOrders.say;
import static desakota.order.RunningOrders.upload;
import static desakota.order.SagaIT.NOW;
import static desakota.order.SagaIT.paid;
import static desakota.order.SagaIT.planned;
import static desakota.order.SagaIT.takenInAndSent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.Share;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Queries;
import desakota.kit.test.Tokens;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.imageio.ImageIO;

/** A claim, from the picture to the decision. */
@WithRunningOrders
class ClaimIT {

    private static final String WAGIMAN = Tokens.of("wagiman", Role.PRODUCER);
    private static final String SRI = Tokens.of("sri", Role.PRODUCER);
    private static final String SIMPUL = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);
    private static final String DEDI = Tokens.of("dedi", Role.COURIER);
    private static final String KOPERASI = Tokens.of("koperasi", Role.FINANCE);
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    @Test
    void showsWhatIsWrongToThoseWhoHaveToDoWithIt() throws IOException {
        var id = delivered();
        var photo = field(upload(photos(id), RINA, picture()), "id");
        var path = photos(id) + "/" + photo;
        get(path, SRI).expectStatus().isNotFound();

        claim(id, "sri", photo).expectStatus().isCreated();

        for (var token : List.of(RINA, SRI, SIMPUL, KOPERASI, ADMIN)) {
            var jpeg =
                    get(path, token)
                            .expectStatus()
                            .isOk()
                            .expectHeader()
                            .contentType(MediaType.IMAGE_JPEG)
                            .expectBody(byte[].class)
                            .returnResult()
                            .getResponseBody();
            assertThat(ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(jpeg))))
                    .satisfies(image -> assertThat(image.getWidth()).isEqualTo(1_600));
        }
        for (var token : List.of(BAYU, WAGIMAN, DEDI)) get(path, token).expectStatus().isNotFound();
        get(claims(id), SRI).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        get(claims(id), SIMPUL).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        get(claims(id), WAGIMAN).expectBody().jsonPath("$.items.length()").isEqualTo(0);
        get(claims(id), BAYU).expectStatus().isNotFound();
    }

    @Test
    void refusesWhatIsNoPictureOfAnArrivedOrder() throws IOException {
        var id = delivered();

        upload(photos(id), RINA, "no picture".getBytes(UTF_8)).expectStatus().isEqualTo(415);
        upload(photos(id), RINA, new byte[0]).expectStatus().isBadRequest();
        upload(photos(id), BAYU, picture()).expectStatus().isNotFound();
        upload(photos(id), SRI, picture()).expectStatus().isForbidden();
        upload(photos(placed()), RINA, picture()).expectStatus().isEqualTo(409);
        claim(id, "sri", "unknown").expectStatus().isEqualTo(422);
        claim(placed(), "sri", "").expectStatus().isEqualTo(409);
        claim(id, "bambang", "").expectStatus().isEqualTo(422);
    }

    @Test
    void holdsItsPartsMoneyUntilTheCooperativeHasDecided() {
        var id = delivered();
        var claim = field(claim(id, "sri", ""), "id");
        claim(id, "sri", "").expectStatus().isEqualTo(409);
        post("/api/orders/" + id + "/receipt", RINA, "", "").expectStatus().isOk();
        awaitOpen(claim);
        var key = Ids.next();

        resolve(claim, KOPERASI, key, 48_001).expectStatus().isEqualTo(422);
        resolve(claim, ADMIN, Ids.next(), 8_000).expectStatus().isForbidden();
        resolve("unknown", KOPERASI, Ids.next(), 8_000).expectStatus().isNotFound();
        resolve(claim, KOPERASI, key, 8_000)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("RESOLVED")
                .jsonPath("$.resolution.outcome")
                .isEqualTo("REFUND")
                .jsonPath("$.resolution.refund.amount")
                .isEqualTo(8_000);
        resolve(claim, KOPERASI, key, 8_000)
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        resolve(claim, KOPERASI, Ids.next(), 8_000).expectStatus().isEqualTo(409);

        await().atMost(10, SECONDS)
                .until(() -> published(id).getLast() instanceof OrderClaimResolved);
        assertThat(published(id))
                .filteredOn(OrderCompleted.class::isInstance)
                .allSatisfy(
                        event ->
                                assertThat(sum(((OrderCompleted) event).shares()))
                                        .isEqualTo(Money.rupiah(207_000)));
        var resolved = (OrderClaimResolved) published(id).getLast();
        assertThat(sum(resolved.shares())).isEqualTo(Money.rupiah(40_000));
        get("/api/orders/" + id, RINA).expectBody().jsonPath("$.credit.amount").isEqualTo(8_000);
    }

    private static void awaitOpen(String claim) {
        get("/api/orders/claims?status=OPEN&size=100", KOPERASI)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + claim + "')].kind")
                .isEqualTo("DAMAGED");
    }

    @Test
    void isListedPageByPageForTheCooperative() {
        for (int i = 0; i < 3; i++) claim(delivered(), "wagiman", "").expectStatus().isCreated();
        var seen = new ArrayList<String>();
        var path = "/api/orders/claims?size=2";

        var page = page(path);
        while (page.get("next") != null) {
            page.getList("items", Document.class).forEach(c -> seen.add(c.getString("id")));
            page = page(path + "&cursor=" + page.get("next"));
        }
        page.getList("items", Document.class).forEach(c -> seen.add(c.getString("id")));

        assertThat(seen).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        get(path, RINA).expectStatus().isForbidden();
        get("/api/orders/claims?status=LOST", KOPERASI).expectStatus().isBadRequest();
        for (int i = 0; i < 2; i++)
            assertThat(RunningOrders.instance(i).getBean(Queries.class).thatScan()).isEmpty();
    }

    private static Document page(String path) {
        var json =
                get(path, KOPERASI)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Document.parse(String.valueOf(json));
    }

    private static String delivered() {
        var id = paid();
        say(id, planned());
        takenInAndSent(id);
        say(id, new ParcelDelivered(NOW, NOW, "p1", "wagiman", "dedi", "CODE", null, null));
        say(id, new ParcelDelivered(NOW, NOW, "p2", "sri", "dedi", "CODE", null, null));
        awaitState(id, OrderState.DELIVERED);
        return id;
    }

    private static String photos(String id) {
        return "/api/orders/" + id + "/claim-photos";
    }

    private static String claims(String id) {
        return "/api/orders/" + id + "/claims";
    }

    private static ResponseSpec claim(String id, String producer, String photo) {
        var body =
                """
                {"producerId": "%s", "kind": "DAMAGED", "description": "It came wet.",
                 "photoIds": [%s]}\
                """
                        .formatted(producer, photo.isEmpty() ? "" : '"' + photo + '"');
        return post(claims(id), RINA, Ids.next(), body);
    }

    private static ResponseSpec resolve(String claim, String token, String key, long amount) {
        var body =
                """
                {"outcome": "REFUND", "amount": {"amount": %d, "currency": "IDR"},
                 "why": "One can see it."}\
                """
                        .formatted(amount);
        return post("/api/orders/claims/" + claim + "/resolution", token, key, body);
    }

    private static String field(ResponseSpec answer, String name) {
        var body =
                answer.expectStatus()
                        .isCreated()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(Objects.requireNonNull(body).get(name));
    }

    private static Money sum(List<Share> shares) {
        return Money.sum(shares.stream().map(Share::amount).toList());
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2_000, 1_000, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
