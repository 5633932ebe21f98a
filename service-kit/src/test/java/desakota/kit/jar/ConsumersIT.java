package desakota.kit.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Instant;

/** A consumer. */
@Timeout(60)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit",
            "spring.application.name=jar-consumer",
            "desakota.parked-retry=100ms"
        })
@ContextConfiguration(initializers = Backends.class)
class ConsumersIT {

    @Autowired private JarService service;
    @Autowired private MongoTemplate mongo;
    @Autowired private desakota.kit.test.Queries queries;
    @LocalServerPort private int port;

    @Test
    void takesAFactInOnceHoweverOftenItComes() {
        var id = Ids.next();

        Publisher.publish(id, 1, requested());
        Publisher.publish(id, 2, received(7));
        Publisher.publish(id, 2, received(7));
        Publisher.publish(id, 1, requested());
        Publisher.publish(id, 3, received(5));

        await().atMost(10, SECONDS).until(() -> coins(id) == 12);
    }

    @Test
    void waitsForAMissingFact() {
        var id = Ids.next();
        Publisher.publish(id, 1, requested());

        Publisher.publish(id, 3, received(5));
        await().atMost(10, SECONDS).until(() -> parked(id) == 1);
        Publisher.publish(id, 2, received(7));

        await().atMost(20, SECONDS).until(() -> coins(id) == 12);
    }

    @Test
    void parksWhatFailsAndKeepsTheOrderOfItsKey() {
        var stuck = Ids.next();
        var free = Ids.next();
        Publisher.publish(stuck, 1, requested());
        await().atMost(10, SECONDS).until(() -> coins(stuck) == 0);

        JarService.FAILING.add(stuck);
        Publisher.publish(stuck, 2, received(1));
        Publisher.publish(stuck, 3, received(2));
        Publisher.publish(free, 1, requested());
        Publisher.publish(free, 2, received(9));

        await().atMost(10, SECONDS).until(() -> coins(free) == 9);
        await().atMost(10, SECONDS).until(() -> parked(stuck) == 2);
        JarService.FAILING.remove(stuck);
        await().atMost(20, SECONDS).until(() -> coins(stuck) == 3);
        assertThat(parked(stuck)).isZero();
    }

    @Test
    void showsADeadLetterToAnAdminWhoReplaysIt() {
        var id = Ids.next();
        Publisher.publish(id, 1, requested());
        await().atMost(10, SECONDS).until(() -> coins(id) == 0);
        JarService.FAILING.add(id);
        Publisher.publish(id, 2, received(4));
        await().atMost(10, SECONDS).until(() -> parked(id) == 1);
        exhaust(id);
        await().atMost(20, SECONDS).until(() -> deadLetter(id) != null);
        JarService.FAILING.remove(id);

        admin().get()
                .uri("/api/admin/records?state=DEAD")
                .header(HttpHeaders.AUTHORIZATION, Tokens.of("pengelola", Role.ADMIN))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.key == '%s')].reason".formatted(id))
                .isNotEmpty();
        admin().post()
                .uri(
                        "/api/admin/records/{id}/replay",
                        String.valueOf(deadLetter(id)).replace('/', '~'))
                .header(HttpHeaders.AUTHORIZATION, Tokens.of("pengelola", Role.ADMIN))
                .exchange()
                .expectStatus()
                .isOk();

        await().atMost(10, SECONDS).until(() -> coins(id) == 4);
    }

    @Test
    void goesOnWithoutARecordThatAnAdminDismisses() {
        var id = Ids.next();
        Publisher.publish(id, 1, requested());
        await().atMost(10, SECONDS).until(() -> coins(id) == 0);
        JarService.FAILING.add(id);
        Publisher.publish(id, 2, received(4));
        await().atMost(10, SECONDS).until(() -> parked(id) == 1);
        exhaust(id);
        await().atMost(20, SECONDS).until(() -> deadLetter(id) != null);
        Publisher.publish(id, 3, received(5));
        await().atMost(10, SECONDS).until(() -> parked(id) == 2);
        JarService.FAILING.remove(id);

        admin().post()
                .uri(
                        "/api/admin/records/{id}/dismissal",
                        String.valueOf(deadLetter(id)).replace('/', '~'))
                .header(HttpHeaders.AUTHORIZATION, Tokens.of("pengelola", Role.ADMIN))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"reason\": \"Paid by hand\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("pengelola: Paid by hand");

        await().atMost(20, SECONDS).until(() -> coins(id) == 5);
    }

    @Test
    void reactsWithinTheTraceOfTheFact() {
        var id = Ids.next();
        var trace = "0af7651916cd43dd8448eb211c80319c";
        Publisher.publish(id, 1, requested());

        Publisher.publish(id, 2, received(4), "00-" + trace + "-b7ad6b7169203331-01");

        await().atMost(10, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.envelopes(Topic.PAYOUTS))
                                        .filteredOn(e -> e.subject().equals(id))
                                        .singleElement()
                                        .satisfies(
                                                e -> assertThat(e.traceparent()).contains(trace)));
    }

    @AfterEach
    void scansNoCollection() {
        assertThat(queries.thatScan()).isEmpty();
    }

    private RestTestClient admin() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private long coins(String id) {
        return service.jars().find(id).map(Jar::coins).orElse(-1L);
    }

    private long parked(String id) {
        return mongo.count(
                Query.query(Criteria.where("lane").is("payment.payments/" + id)), "parked_records");
    }

    private @org.jspecify.annotations.Nullable String deadLetter(String id) {
        var dead =
                mongo.findOne(
                        Query.query(
                                Criteria.where("lane")
                                        .is("payment.payments/" + id)
                                        .and("state")
                                        .is("DEAD")),
                        Document.class,
                        "parked_records");
        return dead == null ? null : dead.getString("_id");
    }

    private void exhaust(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("lane").is("payment.payments/" + id)),
                new org.springframework.data.mongodb.core.query.Update().set("attempts", 9),
                "parked_records");
    }

    private static PaymentRequested requested() {
        return new PaymentRequested(
                Instant.EPOCH, PaymentMethod.QRIS, Money.rupiah(1), Instant.EPOCH);
    }

    private static PaymentReceived received(long amount) {
        return new PaymentReceived(Instant.EPOCH, Money.rupiah(amount));
    }
}
