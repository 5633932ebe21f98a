package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentMethod;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.payment.provider.FlakyProvider;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** With a provider that often can't be reached, and without the sandbox. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,payment-service",
            "spring.application.name=payment-service-in-trouble",
            "desakota.sandbox=false",
            "desakota.payment.provider=flaky",
            "desakota.payment.errand-sweep=200ms"
        })
@ContextConfiguration(initializers = Backends.class)
@Timeout(60)
class ProviderTroubleIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Money TOTAL = Money.rupiah(50_000);

    private final FlakyProvider provider;
    private final MongoTemplate mongo;
    @LocalServerPort private int port;
    private Api api = new Api(0);

    @Autowired
    ProviderTroubleIT(FlakyProvider provider, MongoTemplate mongo) {
        this.provider = provider;
        this.mongo = mongo;
    }

    @TestConfiguration
    static class Trouble {
        @Bean
        FlakyProvider flakyProvider() {
            return new FlakyProvider();
        }
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void endsWithEachEffectOnceBesideOneThatCannotBeRead() {
        var agenda = new Document("errandDue", Date.from(Instant.EPOCH));
        mongo.insert(new Document("_id", "unreadable").append("agenda", agenda), "payments");
        var order = Ids.next();
        var payBy = Instant.now().plusSeconds(600);
        Publisher.publish(
                order,
                1,
                new OrderConfirmed(
                        Instant.now(), "CODE", "rina", TOTAL, PaymentMethod.QRIS, payBy));
        awaitStatus(order, "PENDING");

        api.post("/api/payments/webhooks/flaky", new HttpHeaders(), order + " 50000");
        awaitStatus(order, "PAID");
        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));

        awaitStatus(order, "REFUNDED");
        assertThat(Publisher.received(Topic.PAYMENTS, order)).hasSize(3);
        assertThat(provider.done()).containsExactly("charge " + order, "refund " + order);
        mongo.remove(query(where("_id").is("unreadable")), "payments");
    }

    @Test
    void offersNoSandbox() {
        var settlement = api.postAs(null, "k", "/api/payments/any/sandbox-settlement", "");
        var webhook = api.postAs(null, "k", "/api/payments/webhooks/sandbox", "{}");

        assertThat(settlement.status()).isEqualTo(404);
        assertThat(webhook.status()).isEqualTo(401);
    }

    @Test
    void findsWhatIsDueByIndexes() {
        assertThat(indexesOf("payments"))
                .contains("agenda.deadline", "agenda.errandDue", "outbox-since");
        assertThat(indexesOf("journal_entries")).contains("accounts-at", "uncounted");
        assertThat(indexesOf("payouts")).contains("due");
    }

    private List<String> indexesOf(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream().map(IndexInfo::getName).toList();
    }

    private void awaitStatus(String order, String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var answer =
                                    api.get("/api/payments/orders/" + order, Api.buyer("rina"));
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.body().get("status").asString()).isEqualTo(status);
                        });
    }
}
