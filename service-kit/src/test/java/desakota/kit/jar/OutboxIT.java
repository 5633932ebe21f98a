package desakota.kit.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.event.Envelope;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** An outbox, with two instances of its service at work on one database. */
@Timeout(60)
class OutboxIT {

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        one = instance();
        other = instance();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    private static ConfigurableApplicationContext instance() {
        return new SpringApplicationBuilder(JarService.class)
                .initializers(new Backends())
                .properties("spring.config.name=service-kit")
                .run(
                        "--spring.application.name=jar-service",
                        "--server.port=0",
                        "--desakota.test.database=outbox");
    }

    @Test
    void publishesEachFactOnceAndInOrderThoughTwoInstancesWrite() {
        var id = Ids.next();
        jars(one).jars().add(Jar.empty(id), List.of());

        var writes = new ArrayList<CompletableFuture<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                var instance = jars(i % 2 == 0 ? one : other);
                writes.add(CompletableFuture.runAsync(() -> takeUntilTaken(instance, id), threads));
            }
            CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
        }

        await().atMost(10, SECONDS).until(() -> waiting(id) == 0);
        assertThat(sequences(id))
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(jars(one).jars().find(id).orElseThrow().coins()).isEqualTo(100);
    }

    private static void takeUntilTaken(JarService instance, String id) {
        while (true) {
            try {
                instance.jars().change(id, jar -> jar.take(1));
                return;
            } catch (org.springframework.dao.OptimisticLockingFailureException _) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void publishesWhatACrashLeftBehind() {
        var id = Ids.next();
        var fact =
                new Envelope(
                        id + "-1",
                        "payout.sent.v1",
                        "/jar-service",
                        id,
                        1,
                        Instant.EPOCH,
                        null,
                        "{\"at\":\"1970-01-01T00:00:00Z\",\"payoutId\":\"left\",\"amount\":{\"amount\":5,\"currency\":\"IDR\"}}");
        var longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
        mongo().insert(
                        new Document("_id", id)
                                .append("coins", 5L)
                                .append(
                                        "revision",
                                        new Document("version", 1L)
                                                .append("lastEvent", 1L)
                                                .append("seen", new Document()))
                                .append("outbox", List.of(entry(fact)))
                                .append("outboxSince", longAgo),
                        "jars");

        await().atMost(10, SECONDS).until(() -> waiting(id) == 0);
        assertThat(sequences(id)).containsExactly(1L);
    }

    @Test
    void forgetsAFieldThatTheNewStateNoLongerHas() {
        var id = Ids.next();
        jars(one).jars().add(Jar.empty(id), List.of());

        jars(one).jars().change(id, jar -> jar.take(3));

        assertThat(jars(other).jars().find(id).orElseThrow().label()).isNull();
    }

    private static Document entry(Envelope fact) {
        return new Document("sequence", fact.sequence())
                .append("id", fact.id())
                .append("type", fact.type())
                .append("source", fact.source())
                .append("time", fact.time().toString())
                .append("json", fact.json());
    }

    private static JarService jars(ConfigurableApplicationContext instance) {
        return instance.getBean(JarService.class);
    }

    private static MongoTemplate mongo() {
        return one.getBean(MongoTemplate.class);
    }

    private static int waiting(String id) {
        var stored = mongo().findById(id, Document.class, "jars");
        return stored == null ? 0 : stored.getList("outbox", Document.class).size();
    }

    private static List<Long> sequences(String id) {
        return Publisher.envelopes(Topic.PAYOUTS).stream()
                .filter(envelope -> envelope.subject().equals(id))
                .map(Envelope::sequence)
                .toList();
    }
}
