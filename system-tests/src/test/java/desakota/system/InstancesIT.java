package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.local.broker.EmbeddedBroker;
import desakota.local.database.EmbeddedDatabase;
import desakota.system.Market.Line;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * Two instances of each service on one database and one broker, each with a gateway of its own, so
 * that a client may turn to either at every step.
 */
@Order(5)
@Timeout(300)
class InstancesIT {

    private static final Map<String, String> SERVICES =
            Map.of(
                    "identity", "desakota.identity.IdentityService",
                    "catalog", "desakota.catalog.CatalogService",
                    "order", "desakota.order.OrderService",
                    "logistics", "desakota.logistics.LogisticsService",
                    "payment", "desakota.payment.PaymentService");
    private static final int ORDERS = 20;

    private static final Deque<AutoCloseable> running = new ArrayDeque<>();
    private static String bootstrapServers = "";
    private static String issuer = "";
    private static List<Market> markets = List.of();

    @BeforeAll
    static void startTwoOfEach(@TempDir Path folder) throws Exception {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var database = EmbeddedDatabase.open(folder.resolve("market.mv"));
        running.push(database);
        var broker = EmbeddedBroker.start(folder.resolve("kafka"));
        running.push(broker);
        bootstrapServers = broker.bootstrapServers();
        var ports = List.of(Ports.nextFree(), Ports.nextFree());
        issuer = "http://localhost:" + ports.getFirst();
        var started = new ArrayList<CompletableFuture<ConfigurableApplicationContext>>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var port : ports)
                for (var service : SERVICES.keySet())
                    started.add(
                            CompletableFuture.supplyAsync(
                                    () -> start(service, port, database.uri()), threads));
            started.forEach(CompletableFuture::join);
        }
        started.forEach(instance -> running.push(instance.join()));
        for (var port : ports) running.push(startGateway(port));
        markets = ports.stream().map(port -> new Market("http://localhost:" + port)).toList();
    }

    @AfterAll
    static void stop() throws Exception {
        while (!running.isEmpty()) running.pop().close();
    }

    @Test
    void publishEachFactOnceInOrderAndTakeEachInOnce() {
        var one = markets.getFirst();
        var other = markets.getLast();
        var coffee = one.list("Kopi Dua Pintu", 100);
        await().atMost(10, SECONDS)
                .until(() -> other.anyone.get("/api/catalog/products/" + coffee).status() == 200);

        try (var threads = Executors.newFixedThreadPool(6)) {
            var journeys = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < ORDERS; i++) {
                var first = i % 2 == 0 ? one : other;
                var second = i % 2 == 0 ? other : one;
                journeys.add(
                        CompletableFuture.runAsync(() -> sendHome(first, second, coffee), threads));
            }
            journeys.forEach(CompletableFuture::join);
        }

        await().atMost(20, SECONDS).until(() -> one.available(coffee) == 100 - ORDERS);
        assertThat(one.wagiman.get("/api/catalog/products/" + coffee).number("/onHand"))
                .isEqualTo(100 - ORDERS);
        await().atMost(20, SECONDS).until(() -> released(one) == ORDERS);
        for (var market : markets)
            assertThat(market.trialBalance().get("balanced").asBoolean()).isTrue();
        for (var topic : Topic.values()) if (!topic.compacted()) assertPublishedOnceInOrder(topic);
    }

    private static void sendHome(Market first, Market second, String coffee) {
        var order = first.place(first.rina, List.of(new Line(coffee, 1)));
        var id = order.get("id").asString();
        second.pay(second.rina, id);
        second.awaitStatus(second.rina, id, "PREPARING");
        var codes = first.takeIn(id);
        second.haul(codes);
        first.awaitStatus(first.rina, id, "IN_TRANSIT");
        second.deliver(codes, order.get("deliveryCode").asString());
        first.awaitStatus(first.rina, id, "DELIVERED");
        second.rina.post("/api/orders/" + id + "/receipt", Map.of()).expect(200);
        first.awaitStatus(first.rina, id, "COMPLETED");
    }

    private static long released(Market market) {
        var statement =
                market.koperasi.get("/api/payments/producers/wagiman/statement").expect(200);
        return statement.number("/earned/amount") / 23_500;
    }

    private static void assertPublishedOnceInOrder(Topic topic) {
        var byKey = new LinkedHashMap<String, List<Long>>();
        for (var fact : published(topic))
            byKey.computeIfAbsent(fact.subject(), _ -> new ArrayList<>()).add(fact.sequence());
        assertThat(byKey)
                .as(topic.topicName())
                .allSatisfy(
                        (key, sequences) ->
                                assertThat(sequences)
                                        .as(key)
                                        .containsExactlyElementsOf(
                                                LongStream.rangeClosed(1, sequences.size())
                                                        .boxed()
                                                        .toList()));
    }

    private static List<Envelope> published(Topic topic) {
        var settings =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<Envelope>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L)))
                consumer.poll(Duration.ofMillis(50)).forEach(r -> found.add(Envelope.of(r)));
            return found;
        }
    }

    private static ConfigurableApplicationContext start(
            String service, int gatewayPort, String database) {
        var settings = addresses(gatewayPort);
        settings.put("spring.config.name", "service-kit," + service + "-service");
        settings.put("server.port", Integer.toString(port(service, gatewayPort)));
        settings.put("spring.mongodb.uri", database);
        settings.put("spring.mongodb.database", service);
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
        settings.put("desakota.demo", "true");
        settings.put("desakota.sandbox", "true");
        settings.put("desakota.payment.sandbox.secret", "a secret of this test alone 0123456789");
        settings.put("desakota.identity.key-secret", "another secret of this test 0123456789");
        settings.put("desakota.delivery-code-secret", "one more secret of this test 0123456789");
        settings.put("spring.cloud.gateway.server.webflux.enabled", "false");
        return run(SERVICES.getOrDefault(service, ""), WebApplicationType.SERVLET, settings);
    }

    private static ConfigurableApplicationContext startGateway(int port) {
        var settings = addresses(port);
        settings.put("spring.config.name", "gateway");
        settings.put("server.port", Integer.toString(port));
        return run("desakota.gateway.Gateway", WebApplicationType.REACTIVE, settings);
    }

    private static Map<String, String> addresses(int gatewayPort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("desakota.issuer", issuer);
        settings.put("desakota.jwk-set-uri", address("identity", gatewayPort) + "/oauth2/jwks");
        for (var service : SERVICES.keySet())
            settings.put("desakota.services." + service, address(service, gatewayPort));
        return settings;
    }

    private static String address(String service, int gatewayPort) {
        return "http://localhost:" + port(service, gatewayPort);
    }

    private static int port(String service, int gatewayPort) {
        return gatewayPort + 1 + SERVICES.keySet().stream().sorted().toList().indexOf(service);
    }

    private static ConfigurableApplicationContext run(
            String application, WebApplicationType type, Map<String, String> settings) {
        var arguments =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        try {
            return new SpringApplicationBuilder(Class.forName(application))
                    .web(type)
                    .registerShutdownHook(false)
                    .run(arguments);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
