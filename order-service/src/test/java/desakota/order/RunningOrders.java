package desakota.order;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Event;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.ProductEvent.Maker;
import desakota.events.ProductEvent.ProductChanged;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.security.Role;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two instances of the service on one database, once for all tests; requests go to one and the
 * other in turn.
 */
final class RunningOrders {

    static final String RINA = Tokens.of("rina", Role.BUYER);
    static final String BAYU = Tokens.of("bayu", Role.BUYER);

    private static final List<ConfigurableApplicationContext> INSTANCES =
            List.of(instance(), instance());
    private static final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private static int turn;

    static {
        list("kopi-wagir", "wagiman", 65_000, true);
        list("kopi-lama", "wagiman", 50_000, false);
        list("keripik", "sri", 18_000, true);
        register("wagiman", false);
        register("sri", true);
    }

    private RunningOrders() {}

    private static ConfigurableApplicationContext instance() {
        return new SpringApplicationBuilder(OrderService.class)
                .initializers(new Backends())
                .properties("spring.config.name=service-kit,order-service")
                .run(
                        "--server.port=0",
                        "--desakota.test.database=orders",
                        "--desakota.services.logistics=" + Logistics.address(),
                        "--desakota.deadline-sweep=200ms",
                        "--desakota.timeline.heartbeat=1s",
                        "--desakota.parked-retry=100ms");
    }

    static ConfigurableApplicationContext instance(int index) {
        return INSTANCES.get(index);
    }

    static void list(String id, String producer, long price, boolean listed) {
        var maker =
                new Maker(
                        producer,
                        producer,
                        "Sumbersuko",
                        "35.07.24.2008",
                        "Kabupaten Malang",
                        "simpul-wagir");
        Publisher.publish(
                id,
                1,
                new ProductChanged(
                        1,
                        id,
                        id,
                        id,
                        "kopi",
                        "",
                        null,
                        Money.rupiah(price),
                        "bungkus",
                        null,
                        null,
                        270,
                        40,
                        40,
                        List.of(),
                        List.of(),
                        maker,
                        listed,
                        Instant.now()));
    }

    /** A producer of the village, with or without consent that their operator acts for them. */
    static void register(String id, boolean operatorMayAct) {
        Publisher.publish(
                id,
                1,
                new ProducerChanged(
                        1,
                        id,
                        id,
                        "Sumbersuko",
                        "35.07.24.2008",
                        "Kabupaten Malang",
                        "simpul-wagir",
                        null,
                        operatorMayAct));
    }

    static String address(int index) {
        var context = (ServletWebServerApplicationContext) INSTANCES.get(index);
        return "http://localhost:" + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    private static synchronized RestTestClient client() {
        turn = 1 - turn;
        return RestTestClient.bindToServer().baseUrl(address(turn)).build();
    }

    static ResponseSpec get(String path, String token) {
        return client().get().uri(path).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    static ResponseSpec post(String path, String token, String key, String body) {
        return client().post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    static ResponseSpec put(String path, String token, String body) {
        return client().put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    static ResponseSpec upload(String path, String token, byte[] file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add(
                "file",
                new ByteArrayResource(file) {
                    @Override
                    public String getFilename() {
                        return "photo.jpg";
                    }
                });
        return client().post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    static String basket() {
        return body(
                "{\"productId\": \"kopi-wagir\", \"quantity\": 3},"
                        + "{\"productId\": \"keripik\", \"quantity\": 2}",
                Logistics.SERVED);
    }

    static String body(String items, String village) {
        return """
        {"items": [%s], "deliveryService": "REGULAR", "paymentMethod": "QRIS",
         "deliveryAddress": {"recipient": "Rina", "phone": "+6281234567890",
           "street": "Jl. Ijen 1", "villageCode": "%s", "postalCode": "65111"}}\
        """
                .formatted(items, village);
    }

    /** A new order of Rina's; its id. */
    static String placed() {
        return placed(basket());
    }

    static String placed(String body) {
        var answer =
                post("/api/orders", RINA, Ids.next(), body)
                        .expectStatus()
                        .isCreated()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(Objects.requireNonNull(answer).get("id"));
    }

    /** Says the next fact about the order, as the service that owns it would. */
    static void say(String orderId, Event fact) {
        var topic = Topic.of(fact.getClass());
        var sequence = sequences.merge(topic + "/" + orderId, 1L, Long::sum);
        Publisher.publish(orderId, sequence, fact);
    }

    static Order order(String id) {
        return orders().find(id).orElseThrow();
    }

    static void awaitState(String id, OrderState state) {
        await().atMost(20, SECONDS).until(() -> order(id).state() == state);
    }

    /** What the service has published about the order. */
    static List<Event> published(String id) {
        return Announced.about(id);
    }

    @SuppressWarnings("unchecked")
    static Aggregates<Order, OrderEvent> orders() {
        var type =
                ResolvableType.forClassWithGenerics(
                        Aggregates.class, Order.class, OrderEvent.class);
        return (Aggregates<Order, OrderEvent>)
                INSTANCES.getFirst().getBeanProvider(type).getObject();
    }
}
