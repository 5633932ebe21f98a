package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Event;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentMethod;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Queries;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The service between a real broker and a database, with the sandbox as its bank. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,payment-service",
            "desakota.sandbox=true",
            "desakota.payment.sandbox.secret=" + Scenario.SECRET
        })
@ContextConfiguration(initializers = Backends.class)
@Timeout(60)
abstract class Scenario {

    static final String SECRET = "known to the sandbox";

    /** Longer than a circuit breaker stays open. */
    static final Duration SOON = Duration.ofSeconds(25);

    static final String WEBHOOK = "/api/payments/webhooks/sandbox";
    static final String CODE = "7K3M-Q9TX-5";
    static final Money TOTAL = Money.rupiah(125_000);

    @LocalServerPort private int port;
    Api api = new Api(0);

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    /** With many orders, a query that walks its collection stops the service. */
    @AfterEach
    void findsEverythingByIndexes(@Autowired Queries queries) {
        assertThat(queries.thatScan()).isEmpty();
    }

    Api.Answer refund(String order, long amount) {
        return api.postAsFinance(
                path(order) + "/refunds",
                "{\"amount\":{\"amount\":%d,\"currency\":\"IDR\"},\"reason\":\"damaged\"}"
                        .formatted(amount));
    }

    static String path(String order) {
        return "/api/payments/" + order;
    }

    static String aConfirmedOrder(PaymentMethod method) {
        var order = Ids.next();
        Publisher.publish(order, 1, confirmed(method, Instant.now().plusSeconds(600)));
        return order;
    }

    String aPaidOrder() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        entriesOf("escrow:" + order, 1);
        return order;
    }

    static OrderEvent confirmed(PaymentMethod method, Instant payBy) {
        return new OrderConfirmed(Instant.now(), CODE, "rina", TOTAL, method, payBy);
    }

    JsonNode theirPaymentOf(String order) {
        return await().atMost(SOON)
                .until(
                        () -> api.get("/api/payments/orders/" + order, Api.buyer("rina")),
                        answer -> answer.status() == 200)
                .body();
    }

    void awaitStatus(String order, String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(theirPaymentOf(order).get("status").asString())
                                        .isEqualTo(status));
    }

    List<Event> factsOf(String order, int atLeast) {
        return await().atMost(SOON)
                .until(
                        () -> Publisher.received(Topic.PAYMENTS, order),
                        facts -> facts.size() >= atLeast);
    }

    List<JsonNode> entriesOf(String account, int atLeast) {
        return await().atMost(SOON)
                .until(() -> entriesOf(account), entries -> entries.size() >= atLeast);
    }

    /** None, too, of an account that there is not. */
    private List<JsonNode> entriesOf(String account) {
        var answer = api.asFinance("/api/ledger/accounts/" + account + "/entries");
        return answer.body().path("items").valueStream().toList();
    }

    void assertBalanced() {
        var balance = api.asFinance("/api/ledger/trial-balance").body();
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
        assertThat(balance.get("totalDebit").get("amount").asLong()).isPositive();
    }
}
