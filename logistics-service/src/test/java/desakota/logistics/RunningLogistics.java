package desakota.logistics;

import static org.awaitility.Awaitility.await;

import desakota.events.Address;
import desakota.events.DeliveryCodeKey;
import desakota.events.Event;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.Line;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentMethod;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The running service as its users and the other services see it. */
final class RunningLogistics {

    static final String RIGHT_CODE = "482913";

    /** The same as somebody may type it. */
    static final String AS_TYPED = " 482-913";

    static final String WRONG_CODE = "000000";

    static final String BUYER = Tokens.of("rina", Role.BUYER);
    static final String SIMPUL = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);
    static final String CITY_HUB = Tokens.of("hub-malang", Role.HUB_OPERATOR);
    static final String DEDI = Tokens.of("dedi", Role.COURIER);
    static final String WULAN = Tokens.of("wulan", Role.COURIER);
    static final String IWAN = Tokens.of("iwan", Role.COURIER);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant PAID_AT = Instant.parse("2026-03-02T03:00:00Z");

    private final RestClient http;

    RunningLogistics(int port) {
        this(port, "/api/logistics");
    }

    RunningLogistics(int port, String base) {
        http =
                RestClient.builder()
                        .baseUrl("http://localhost:" + port + base)
                        .defaultStatusHandler(_ -> true, (_, _) -> {})
                        .build();
    }

    /** A status and a JSON body. */
    record Answer(int status, JsonNode body, HttpHeaders headers) {
        String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    Answer get(String token, String path) {
        return answer(http.get().uri(path).header(HttpHeaders.AUTHORIZATION, token).retrieve());
    }

    Answer getAnonymously(String path) {
        return answer(http.get().uri(path).retrieve());
    }

    Answer post(String token, String path, Object body) {
        return postAs(token, Ids.next(), path, body);
    }

    Answer postAs(String token, String key, String path, Object body) {
        return answer(
                http.post()
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, token)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .retrieve());
    }

    Answer postAnonymously(String path, Object body) {
        return answer(
                http.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .retrieve());
    }

    Answer upload(String token, String key, byte[] picture) {
        var file =
                new ByteArrayResource(picture) {
                    @Override
                    public String getFilename() {
                        return "photo";
                    }
                };
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", file);
        return answer(
                http.post()
                        .uri("/proofs")
                        .header(HttpHeaders.AUTHORIZATION, token)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(form)
                        .retrieve());
    }

    static Answer answer(RestClient.ResponseSpec response) {
        var entity = response.toEntity(byte[].class);
        var bytes = entity.getBody();
        var isJson =
                entity.getHeaders().getContentType() != null
                        && entity.getHeaders().getContentType().toString().contains("json");
        return new Answer(
                entity.getStatusCode().value(),
                bytes == null || !isJson ? JSON.nullNode() : JSON.readTree(bytes),
                entity.getHeaders());
    }

    /** A paid order with one parcel of each producer, and its planned shipment. */
    String paidOrder(String villageCode, String... producers) {
        return paidOrder(
                villageCode, Arrays.stream(producers).map(RunningLogistics::part).toList());
    }

    String paidOrder(String villageCode, List<Part> parts) {
        var order = Ids.next();
        publish(
                order,
                placed(parts, PaymentMethod.QRIS),
                new OrderPaid(
                        PAID_AT,
                        "ORDER",
                        "rina",
                        parts,
                        addressIn(villageCode),
                        "REGULAR",
                        hash(order)));
        return order;
    }

    /** An order to be paid at the door, and its planned shipment. */
    String acceptedOrder(String villageCode, List<Part> parts) {
        var order = Ids.next();
        publish(
                order,
                placed(parts, PaymentMethod.COD),
                new OrderAccepted(
                        PAID_AT,
                        "ORDER",
                        "rina",
                        parts,
                        addressIn(villageCode),
                        "REGULAR",
                        hash(order)));
        return order;
    }

    private void publish(String order, OrderEvent first, OrderEvent second) {
        Publisher.publish(order, 1, first);
        Publisher.publish(order, 2, second);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> get(BUYER, "/parcels?order=" + order).status() == 200);
    }

    private static OrderPlaced placed(List<Part> parts, PaymentMethod method) {
        return new OrderPlaced(
                PAID_AT, "ORDER", "rina", parts, Money.rupiah(50_000), method, PAID_AT);
    }

    private static Address addressIn(String villageCode) {
        return new Address("Rina Dewi", "0812555111", "Jl. Ijen 5", villageCode, "65111");
    }

    static Part part(String producer) {
        return part(producer, "simpul-wagir", "hub-malang", 40_000);
    }

    /** A part of so many rupiah, and 10,000 to deliver it. */
    static Part part(String producer, String from, String to, long subtotal) {
        var line = new Line("p-" + producer, "Kopi", 2, Money.rupiah(20_000), "bungkus", 600);
        return new Part(
                producer, List.of(line), from, to, Money.rupiah(subtotal), Money.rupiah(10_000));
    }

    List<String> codes(String order) {
        return get(BUYER, "/parcels?order=" + order).body().at("/items").values().stream()
                .map(parcel -> parcel.path("code").asString())
                .toList();
    }

    String status(String code) {
        return getAnonymously("/tracking/" + code).text("/status");
    }

    Answer takeIn(String code) {
        return post(
                SIMPUL,
                "/hubs/simpul-wagir/intakes",
                Map.of("parcelCode", code, "count", 2, "weightGrams", 1_250, "condition", "BAIK"));
    }

    Answer pack(List<String> codes) {
        return post(
                SIMPUL,
                "/hubs/simpul-wagir/bags",
                Map.of("destinationHubId", "hub-malang", "parcelCodes", codes));
    }

    Answer dispatch(String bagId) {
        return post(SIMPUL, "/hubs/simpul-wagir/bags/" + bagId + "/dispatch", Map.of());
    }

    Answer receive(String bagId, Map<String, List<String>> findings) {
        return post(CITY_HUB, "/hubs/hub-malang/bags/" + bagId + "/arrival", findings);
    }

    /** Brings these parcels to the city hub in one bag, and gives the bag's id. */
    String bring(List<String> codes) {
        codes.forEach(this::takeIn);
        var bag = pack(codes).text("/id");
        dispatch(bag);
        receive(bag, Map.of());
        return bag;
    }

    Answer report(String courier, Object... events) {
        return post(courier, "/courier/events", Map.of("events", List.of(events)));
    }

    static Map<String, Object> event(String id, String code, String type, int sequence) {
        return Map.of(
                "eventId",
                id,
                "parcelCode",
                code,
                "type",
                type,
                "occurredAt",
                "2026-03-05T02:%02d:00Z".formatted(sequence),
                "deviceSequence",
                sequence);
    }

    static Map<String, Object> delivered(
            String id, String code, int sequence, Map<String, String> proof) {
        var event = new HashMap<>(event(id, code, "DELIVERED", sequence));
        event.put("proof", proof);
        return event;
    }

    static List<String> outcomes(Answer answer) {
        return answer.body().at("/results").values().stream()
                .map(result -> result.path("outcome").asString())
                .toList();
    }

    static List<Class<? extends Event>> told(String order) {
        return Publisher.received(Topic.SHIPMENTS, order).stream()
                .<Class<? extends Event>>map(Event::getClass)
                .toList();
    }

    private static String hash(String order) {
        return new DeliveryCodeKey(Backends.DELIVERY_CODE_SECRET).hash(order, RIGHT_CODE);
    }
}
