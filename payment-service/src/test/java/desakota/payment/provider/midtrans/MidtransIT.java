package desakota.payment.provider.midtrans;

import static desakota.payment.provider.midtrans.MidtransServer.json;
import static desakota.payment.provider.midtrans.Transactions.KEY;
import static desakota.payment.provider.midtrans.Transactions.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentMethod;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.payment.Api;

import io.micrometer.core.instrument.MeterRegistry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The service with Midtrans as its provider. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,payment-service",
            "spring.application.name=payment-service-with-midtrans",
            "desakota.sandbox=false",
            "desakota.payment.provider=midtrans",
            "desakota.payment.midtrans.server-key=" + KEY,
            "desakota.payment.errand-sweep=200ms"
        })
@ContextConfiguration(initializers = Backends.class)
@Timeout(60)
class MidtransIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final MidtransServer SERVER = new MidtransServer();
    private static final String STUCK = "/api/payments/stuck-refunds";

    private final MeterRegistry meters;
    @LocalServerPort private int port;
    private Api api = new Api(0);
    private final String order = Ids.next();

    @Autowired
    MidtransIT(MeterRegistry meters) {
        this.meters = meters;
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("desakota.payment.midtrans.base-url", SERVER::url);
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
        SERVER.on("POST /v2/charge", json(ours("201", "pending", ",\"qr_string\":\"0002\"")));
    }

    @Test
    void isPaidOnceByItsSignedNotification() {
        confirm();
        awaitStatus("PENDING");

        var forged = notify("200", "settlement", "a guess");
        var settled = notify("200", "settlement", KEY);
        var again = notify("200", "settlement", KEY);
        var late = notify("201", "pending", KEY);

        assertThat(forged).isEqualTo(401);
        assertThat(settled).isEqualTo(204);
        assertThat(again).isEqualTo(204);
        assertThat(late).isEqualTo(204);
        awaitStatus("PAID");
        assertThat(Publisher.received(Topic.PAYMENTS, order)).hasSize(2);
    }

    @Test
    void goesBackByMidtransWhenTheOrderIsCancelled() {
        var refund = "POST /v2/" + order + "/refund";
        SERVER.on(refund, json(ours("200", "refund", "")));
        confirm();
        awaitStatus("PENDING");
        notify("200", "settlement", KEY);

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));

        awaitStatus("REFUNDED");
        assertThat(SERVER.asked())
                .filteredOn(asked -> asked.what().equals(refund))
                .singleElement()
                .satisfies(
                        asked ->
                                assertThat(asked.body().toString())
                                        .isEqualTo(
                                                "{\"refund_key\":\"order-ended\",\"amount\":25000}"));
    }

    @Test
    void goesBackByHandWhenMidtransHasNoWay() {
        SERVER.on("POST /v2/" + order + "/refund", json(ours("412", "settlement", "")));
        SERVER.on("GET /v2/" + order + "/status", json(transfer("200", "settlement")));
        confirm();
        awaitStatus("PENDING");
        notify("200", "settlement", KEY);
        awaitStatus("PAID");
        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));
        await().atMost(SOON)
                .until(() -> api.asFinance(STUCK).body().toString().contains("order-ended"));

        var taken = handRefund("{\"refundId\":\"order-ended\"}");
        var sent = handRefund("{\"refundId\":\"order-ended\",\"reference\":\"TRF-7\"}");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(sent.status()).isEqualTo(200);
        awaitStatus("REFUNDED");
        assertThat(api.asFinance(STUCK).body().get("items")).isEmpty();
        assertThat(Publisher.received(Topic.PAYMENTS, order)).hasSize(3);
    }

    private Api.Answer handRefund(String body) {
        return api.postAsFinance("/api/payments/" + order + "/hand-refunds", body);
    }

    private String transfer(String code, String status) {
        return ours(code, status, "").replace("\"qris\"", "\"bank_transfer\"");
    }

    @Test
    void isMeasuredByItsBreakerAndItsRetries() {
        confirm();
        awaitStatus("PENDING");

        for (var meter : List.of("resilience4j.circuitbreaker.calls", "resilience4j.retry.calls"))
            assertThat(meters.get(meter).tag("name", "provider-midtrans").meters()).isNotEmpty();
    }

    @Test
    void offersNoSandboxBesideIt() {
        var settlement = api.postAs(null, "k", "/api/payments/any/sandbox-settlement", "");
        var webhook = api.postAs(null, "k", "/api/payments/webhooks/sandbox", "{}");

        assertThat(settlement.status()).isEqualTo(404);
        assertThat(webhook.status()).isEqualTo(401);
    }

    @Test
    void paysNothingOut() {
        var payout = api.postAsFinance("/api/payments/payouts", "{}");

        assertThat(payout.status()).isEqualTo(409);
        assertThat(payout.body().get("detail").asString()).contains("payout-provider");
    }

    private void confirm() {
        var payBy = Instant.now().plusSeconds(600);
        Publisher.publish(
                order,
                1,
                new OrderConfirmed(
                        Instant.now(),
                        "7K3M-Q9TX-5",
                        "rina",
                        Money.rupiah(25_000),
                        PaymentMethod.QRIS,
                        payBy));
    }

    private int notify(String code, String status, String key) {
        var signature = new SignatureKey(key).of(order, code, "25000.00");
        var body = ours(code, status, ",\"signature_key\":\"" + signature + "\"");
        return api.post("/api/payments/webhooks/midtrans", new HttpHeaders(), body).status();
    }

    private String ours(String code, String status, String more) {
        return transaction(code, status, "qris", more)
                .replace(Transactions.ORDER, order)
                .replace(Transactions.TRANSACTION, "t-" + order);
    }

    private void awaitStatus(String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var path = "/api/payments/orders/" + order;
                            var answer = api.get(path, Api.buyer("rina"));
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.body().get("status").asString()).isEqualTo(status);
                        });
    }
}
