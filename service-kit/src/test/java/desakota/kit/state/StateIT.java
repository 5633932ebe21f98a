package desakota.kit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.ProducerEvent;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.event.EventCodec;
import desakota.kit.outbox.OutboxConfiguration.StateRelays;
import desakota.kit.outbox.StateRelay;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.ConsumerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A state topic, with two instances publishing to it. */
@Timeout(60)
class StateIT {

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    /** A shop with a name that changes. */
    @Document("shops")
    record Shop(@Id String id, long visits) {}

    @SpringBootApplication
    @ComponentScan(useDefaultFilters = false)
    static class ShopService {

        @Bean
        StateRelay<Shop> shops(StateRelays relays) {
            return relays.of(Shop.class, ProducerEvent.class, StateIT::changed);
        }

        @Bean
        StateTable<ProducerEvent, Long> table(
                ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
            return new StateTable<>(
                    consumers, codec, ProducerEvent.class, state -> state.version(), _ -> {});
        }
    }

    private static ProducerChanged changed(Shop shop, long version) {
        return new ProducerChanged(
                version,
                shop.id(),
                "Visited " + shop.visits(),
                "",
                "35.07.21.2001",
                "",
                "simpul-wagir",
                null,
                false);
    }

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
        return new SpringApplicationBuilder(ShopService.class)
                .initializers(new Backends())
                .properties("spring.config.name=service-kit")
                .run(
                        "--spring.application.name=shop-service",
                        "--server.port=0",
                        "--desakota.test.database=shops");
    }

    @Test
    void endsWithTheNewestStateHoweverManyInstancesPublish() {
        var id = Ids.next();
        relay(one).insert(new Shop(id, 0));
        relay(one).changed(id);

        var visits = new ArrayList<CompletableFuture<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var instance = i % 2 == 0 ? one : other;
                visits.add(CompletableFuture.runAsync(() -> visit(instance, id), threads));
            }
            CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new)).join();
        }

        await().atMost(10, SECONDS).until(() -> table(other).get(id).orElse(0L) == 201L);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(last(id)).isEqualTo("Visited 200"));
        assertThat(Publisher.received(Topic.PRODUCERS, id).size()).isLessThan(201);
    }

    @Test
    void tellsOfAKeyThatIsJustComing() {
        var id = Ids.next();
        var waiting =
                CompletableFuture.supplyAsync(() -> table(one).await(id, Duration.ofSeconds(5)));

        relay(other).insert(new Shop(id, 0));
        relay(other).changed(id);

        assertThat(waiting.join()).contains(1L);
        assertThat(table(one).await("nobody", Duration.ofMillis(50))).isEmpty();
    }

    private static String last(String id) {
        List<?> states = Publisher.received(Topic.PRODUCERS, id);
        return ((ProducerChanged) states.getLast()).name();
    }

    private static void visit(ConfigurableApplicationContext instance, String id) {
        instance.getBean(MongoTemplate.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id)),
                        relay(instance).marked(new Update().inc("visits", 1)),
                        Shop.class);
        relay(instance).changed(id);
    }

    @SuppressWarnings("unchecked")
    private static StateRelay<Shop> relay(ConfigurableApplicationContext instance) {
        return instance.getBean(StateRelay.class);
    }

    @SuppressWarnings("unchecked")
    private static StateTable<ProducerEvent, Long> table(ConfigurableApplicationContext instance) {
        return instance.getBean(StateTable.class);
    }
}
