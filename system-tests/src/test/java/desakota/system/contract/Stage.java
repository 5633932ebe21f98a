package desakota.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market;
import desakota.system.Market.Line;
import desakota.system.MarketProcess;
import desakota.system.User;
import desakota.system.openapi.ApiDocument;
import desakota.system.openapi.Operation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A market with one of each thing that an operation may be about, and people whom it concerns and
 * people whom it does not. There are three orders of rina's at wagiman: one on its way, one that
 * arrived and is under a claim, and one that is over and paid out.
 */
final class Stage {

    private static final String VILLAGE_HUB = "simpul-wagir";
    private static final String CITY_HUB = "hub-malang";
    private static final byte[] PICTURE = Picture.jpeg();

    private static final String BATCH = "{\"events\": []}";

    private static @Nullable Stage shared;

    final ApiDocument document;
    private final Market market;
    private final Map<Actor, User> people = new EnumMap<>(Actor.class);
    private final User cityHub;
    private final Things things = new Things();
    private final Requests requests;

    /** The stage in the market of this test run. */
    static synchronized Stage shared() {
        if (shared == null) shared = new Stage(MarketProcess.shared().address());
        return shared;
    }

    private Stage(String address) {
        document = ApiDocument.at(address);
        market = new Market(address);
        for (var actor : Actor.values())
            people.put(
                    actor,
                    actor == Actor.NOBODY
                            ? User.anonymous(address)
                            : User.demo(address, actor.account));
        cityHub = User.demo(address, CITY_HUB);
        requests = new Requests(things, new Sample(furnish()));
    }

    private Map<String, String> furnish() {
        var product = market.list("Kopi Uji Kontrak", 100);
        var underway = ordered(product);
        var arrived = ordered(product);
        var over = ordered(product);
        var parcel = parcelOf(underway);
        var manifest = hauled(List.of(parcel, parcelOf(arrived), parcelOf(over)));
        market.deliver(List.of(parcel.get("code").asString()), "999999");
        for (var order : List.of(arrived, over)) arrive(order);
        things.put("/api/accounts.*", Map.of());
        furnishCatalogue(product);
        furnishOrders(underway, arrived);
        furnishLogistics(parcel, manifest);
        furnishMoney(underway, over);
        things.put("/api/admin/identity/accounts/.*", Map.of("id", newAccount()));
        return known(product, parcel.get("code").asString(), underway);
    }

    private static Map<String, String> known(String product, String parcelCode, String order) {
        return Map.ofEntries(
                Map.entry("productId", product),
                Map.entry("category", "kopi"),
                Map.entry("currency", "IDR"),
                Map.entry("villageCode", "35.73.02.1008"),
                Map.entry("postalCode", "65119"),
                Map.entry("phone", "+6281200000177"),
                Map.entry("password", "kata-kunci-uji-9"),
                Map.entry("parcelCode", parcelCode),
                Map.entry("parcelCodes", parcelCode),
                Map.entry("destinationHubId", CITY_HUB),
                Map.entry("hubId", CITY_HUB),
                Map.entry("courierId", Actor.COURIER.account),
                Map.entry("producerId", Actor.PRODUCER.account),
                Map.entry("payeeId", Actor.PRODUCER.account),
                Map.entry("payeeIds", Actor.PRODUCER.account),
                Map.entry("order", order),
                Map.entry("role", "PRODUCER"),
                Map.entry("from", LocalDate.now(ZoneOffset.UTC).minusDays(30).toString()),
                Map.entry("to", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString()),
                Map.entry("id", "uji-" + UUID.randomUUID()));
    }

    private String ordered(String product) {
        var order = market.place(market.rina, List.of(new Line(product, 1)));
        market.pay(market.rina, order.get("id").asString());
        return order.get("id").asString();
    }

    private JsonNode parcelOf(String order) {
        market.awaitStatus(market.rina, order, "PREPARING");
        market.takeIn(order);
        return get(Actor.BUYER, "/api/logistics/parcels?order=" + order).at("/items/0");
    }

    private JsonNode hauled(List<JsonNode> parcels) {
        market.haul(parcels.stream().map(parcel -> parcel.get("code").asString()).toList());
        return get(Actor.HUB, "/api/logistics/hubs/simpul-wagir/bags?size=200")
                .get("items")
                .valueStream()
                .filter(bag -> bag.toString().contains(parcels.getFirst().get("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private void arrive(String order) {
        var underway = market.awaitStatus(market.rina, order, "IN_TRANSIT");
        market.deliver(market.parcelCodes(order), underway.get("deliveryCode").asString());
        market.awaitStatus(market.rina, order, "DELIVERED");
    }

    private void furnishCatalogue(String product) {
        one(Actor.HUB)
                .put(
                        "/api/catalog/producers/wagiman/consent",
                        Map.of("method", "SPOKEN", "witnessedBy", "Kepala dusun"))
                .expect(204);
        var path = "/api/catalog/products/" + product;
        var photo = upload(Actor.PRODUCER, path + "/photos");
        things.put("/api/catalog/photos/.*", Map.of("photoId", photo, "size", "320"));
        things.put(
                "/api/catalog/products/.*",
                Map.of("id", product, "idOrSlug", product, "photoId", photo));
        things.put("/api/catalog/producers/.*", Map.of("id", Actor.PRODUCER.account));
    }

    private void furnishOrders(String underway, String arrived) {
        var path = "/api/orders/" + arrived;
        var photo = upload(Actor.BUYER, path + "/claim-photos");
        var claim =
                one(Actor.BUYER)
                        .post(
                                path + "/claims",
                                Map.of(
                                        "producerId",
                                        Actor.PRODUCER.account,
                                        "kind",
                                        "DAMAGED",
                                        "description",
                                        "Bungkusnya sobek",
                                        "photoIds",
                                        List.of(photo)))
                        .expect(201)
                        .text("/id");
        things.put("/api/orders/claims/.*", Map.of("claimId", claim));
        things.put("/api/orders/\\{id}/claim.*", Map.of("id", arrived, "photoId", photo));
        things.put("/api/orders/.*", Map.of("id", underway, "producerId", Actor.PRODUCER.account));
    }

    private void furnishLogistics(JsonNode parcel, JsonNode manifest) {
        var bag = manifest.get("id").asString();
        var review = cityHub.get("/api/logistics/reviews?size=200").expect(200).json().get("items");
        things.put("/api/logistics/courier/.*", Map.of(Requests.BODY, BATCH));
        things.put(".*/arrival", Map.of("hubId", CITY_HUB, "bagId", bag));
        things.put(
                "/api/logistics/hubs/[^/]+/events",
                Map.of("hubId", VILLAGE_HUB, Requests.BODY, BATCH));
        things.put("/api/logistics/hubs/.*", Map.of("hubId", VILLAGE_HUB, "bagId", bag));
        things.put("/api/logistics/parcels/.*", Map.of("id", parcel.get("id").asString()));
        things.put("/api/logistics/tracking/.*", Map.of("code", parcel.get("code").asString()));
        things.put(
                "/api/logistics/reviews/.*",
                Map.of("hubId", CITY_HUB, "id", review.at("/0/id").asString()));
        things.put(
                "/api/logistics/proofs/.*",
                Map.of("id", upload(Actor.COURIER, "/api/logistics/proofs")));
    }

    private void furnishMoney(String underway, String over) {
        one(Actor.BUYER).post("/api/orders/" + over + "/receipt", Map.of()).expect(200);
        var account = "payable:" + Actor.PRODUCER.account;
        things.put("/api/ledger/.*", Map.of("account", account));
        things.put("/api/payments/producers/.*", Map.of("id", Actor.PRODUCER.account));
        things.put("/api/payments/orders/.*", Map.of("orderId", underway));
        things.put("/api/payments/webhooks/.*", Map.of("provider", "sandbox"));
        things.put("/api/payments/payouts/.*", Map.of("payoutId", payout()));
        things.put("/api/payments/\\{id}/sandbox-chargeback", Map.of("id", paymentOf(over)));
        things.put("/api/payments/.*", Map.of("id", paymentOf(underway)));
    }

    private String payout() {
        var path = "/api/payments/producers/" + Actor.PRODUCER.account + "/statement";
        await().atMost(30, SECONDS)
                .until(() -> get(Actor.FINANCE, path).at("/due/amount").asLong(0) > 0);
        return one(Actor.FINANCE).post("/api/payments/payouts", Map.of()).expect(201).text("/id");
    }

    private String paymentOf(String order) {
        return get(Actor.BUYER, "/api/payments/orders/" + order).get("id").asString();
    }

    private String newAccount() {
        var phone = "+62812" + Long.toString(System.nanoTime()).substring(0, 8);
        var person = Map.of("name", "Uji", "phone", phone, "password", "kata-kunci-uji-9");
        return one(Actor.NOBODY).post("/api/accounts", person).expect(201).text("/id");
    }

    private String upload(Actor actor, String path) {
        var form = new Form().file("file", "image/jpeg", PICTURE);
        var headers =
                Map.of(
                        "Content-Type",
                        form.contentType(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        return one(actor).send("POST", path, headers, form.bytes()).expect(201).text("/id");
    }

    private JsonNode get(Actor actor, String path) {
        return one(actor).get(path).expect(200).json();
    }

    /** The person who plays this part for an operation; of the hubs, the one that it is about. */
    User person(Actor actor, Operation operation) {
        var isAtCityHub = CITY_HUB.equals(things.of(operation).get("hubId"));
        return actor == Actor.HUB && isAtCityHub ? cityHub : one(actor);
    }

    private User one(Actor actor) {
        var person = people.get(actor);
        assertThat(person).as("%s", actor).isNotNull();
        return person;
    }

    /** What the operation takes, about a thing on the stage. */
    Request request(Operation operation) {
        return requests.about(operation);
    }

    /** Makes up values for this market. */
    Sample sample() {
        return requests.sample();
    }
}
