package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Event;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.Share;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Backends;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;
import desakota.payment.provider.sandbox.SignedNotice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,payment-service",
            "desakota.sandbox=true",
            "desakota.payment.sandbox.secret=" + PaymentsIT.SECRET
        })
@ContextConfiguration(initializers = Backends.class)
@Timeout(60)
class PaymentsIT {

    static final String SECRET = "known to the sandbox";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Money TOTAL = Money.rupiah(125_000);

    @LocalServerPort private int port;
    private Api api = new Api(0);

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isOpenedByAConfirmedOrderAndPaidByItsProvidersNotification() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        var payment = theirPaymentOf(order);

        var settled = api.postAs(null, "k", path(order) + "/sandbox-settlement", "");

        assertThat(payment.get("status").asString()).isEqualTo("PENDING");
        assertThat(payment.get("amount").get("amount").asLong()).isEqualTo(125_000);
        assertThat(payment.get("qris").get("payload").asString()).contains("5406125000");
        assertThat(payment.get("virtualAccount").isNull()).isTrue();
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.body().get("status").asString()).isEqualTo("PAID");
        assertThat(factsOf(order, 2))
                .satisfiesExactly(
                        requested -> assertThat(requested).isInstanceOf(PaymentRequested.class),
                        received ->
                                assertThat(((PaymentReceived) received).amount()).isEqualTo(TOTAL));
    }

    @Test
    void saysHowToPayByTransferAndByWallet() {
        var byTransfer = theirPaymentOf(aConfirmedOrder(PaymentMethod.VIRTUAL_ACCOUNT));
        var byWallet = theirPaymentOf(aConfirmedOrder(PaymentMethod.EWALLET));

        assertThat(byTransfer.get("virtualAccount").get("bank").asString()).isEqualTo("BNI");
        assertThat(byTransfer.get("virtualAccount").get("number").asString()).matches("\\d{16}");
        assertThat(byTransfer.get("qris").isNull()).isTrue();
        assertThat(byWallet.get("ewallet").get("deepLink").asString()).contains("amount=125000");
    }

    @Test
    void isNobodyElsesBusiness() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);

        var foreign = api.get("/api/payments/orders/" + order, Api.buyer("bayu"));
        var anonymous = api.get("/api/payments/orders/" + order, null);
        var none = api.get("/api/payments/orders/none", Api.buyer("rina"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(none.status()).isEqualTo(404);
    }

    @Test
    void isNotPaidByANotificationThatNobodySigned() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var forged = SignedNotice.of("a guess", "forged", order, TOTAL);

        var answer = api.post(WEBHOOK, forged.headers(), forged.body());
        var unsigned = api.postAs(null, "k", WEBHOOK, "{}");
        var unknown = api.post("/api/payments/webhooks/midtrans", forged.headers(), forged.body());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(theirPaymentOf(order).get("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void isPaidOnceByTheSameNotificationFiveTimes() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var notice = SignedNotice.of(SECRET, "n-" + order, order, TOTAL);

        for (var i = 0; i < 5; i++)
            assertThat(api.post(WEBHOOK, notice.headers(), notice.body()).status()).isEqualTo(204);

        assertThat(factsOf(order, 2)).hasSize(2);
        assertThat(entriesOf("escrow:" + order, 1)).hasSize(1);
        assertThat(theirPaymentOf(order).get("refunded").get("amount").asLong()).isZero();
    }

    @Test
    void isNotPaidByAnotherAmountWhichGoesBack() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var tooLittle = SignedNotice.of(SECRET, "n-" + order, order, Money.rupiah(1));

        api.post(WEBHOOK, tooLittle.headers(), tooLittle.body());

        assertThat(entriesOf("suspense:" + order, 2)).hasSize(2);
        assertThat(theirPaymentOf(order).get("status").asString()).isEqualTo("PENDING");
        assertThat(factsOf(order, 1)).hasSize(1);
    }

    @Test
    void expiresWhenNobodyPaysInTimeAndSendsLateMoneyBackOnce() {
        var order = Ids.next();
        Publisher.publish(order, 1, confirmed(PaymentMethod.QRIS, Instant.now().plusSeconds(2)));
        awaitStatus(order, "EXPIRED");

        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");

        awaitStatus(order, "REFUNDED");
        assertThat(factsOf(order, 3))
                .satisfiesExactly(
                        requested -> assertThat(requested).isInstanceOf(PaymentRequested.class),
                        expired -> assertThat(expired).isInstanceOf(PaymentExpired.class),
                        refunded ->
                                assertThat(((PaymentRefunded) refunded).amount()).isEqualTo(TOTAL));
        assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        assertBalanced();
    }

    @Test
    void isCancelledWithItsOrderBeforeItIsPaid() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "changed my mind", "rina"));

        awaitStatus(order, "CANCELLED");
        assertThat(factsOf(order, 2).getLast()).isInstanceOf(PaymentCancelled.class);
    }

    @Test
    void goesBackWhenItsOrderIsCancelledAfterItWasPaid() {
        var order = aPaidOrder();

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "changed my mind", "rina"));

        awaitStatus(order, "REFUNDED");
        assertThat(((PaymentRefunded) factsOf(order, 3).getLast()).amount()).isEqualTo(TOTAL);
        assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        assertBalanced();
    }

    @Test
    void isReleasedToThoseWhoEarnedItAndPaidOut() {
        Publisher.publish("wagiman", 1, producer("wagiman", "simpul-wagir"));
        var order = aPaidOrder();
        var shares =
                List.of(
                        share(Share.Role.PRODUCER, "wagiman", 100_000),
                        share(Share.Role.COURIER, "dedi", 15_000),
                        share(Share.Role.PLATFORM, "desakota", 6_000),
                        share(Share.Role.COOPERATIVE_FUND, "dana-bergulir", 4_000));

        Publisher.publish(order, 2, new OrderCompleted(Instant.now(), CODE, true, shares));

        assertThat(((EscrowReleased) factsOf(order, 3).getLast()).shares()).isEqualTo(shares);
        assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        var refused = refund(order, 1);
        assertThat(refused.status()).isEqualTo(409);

        var payout = api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"wagiman\"]}");
        var again = api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"wagiman\"]}");

        assertThat(payout.status()).isEqualTo(201);
        assertThat(payout.body().get("total").get("amount").asLong()).isEqualTo(100_000);
        assertThat(again.body().get("items")).isEmpty();
        var id = payout.body().get("id").asString();
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.received(Topic.PAYOUTS, "wagiman"))
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                PayoutSent.class,
                                                sent -> assertThat(sent.payoutId()).isEqualTo(id)));
        entriesOf("payable:wagiman", 2);
        assertStatement();
        assertBalanced();
    }

    private void assertStatement() {
        var path = "/api/payments/producers/wagiman/statement";

        var own = api.get(path, Tokens.of("wagiman", Role.PRODUCER));
        var operators = api.get(path, Tokens.of("simpul-wagir", Role.HUB_OPERATOR));
        var others = api.get(path, Tokens.of("simpul-lain", Role.HUB_OPERATOR));

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().get("earned").get("amount").asLong()).isEqualTo(100_000);
        assertThat(own.body().get("fees").get("amount").asLong()).isEqualTo(10_000);
        assertThat(own.body().get("paidOut").get("amount").asLong()).isEqualTo(100_000);
        assertThat(own.body().get("due").get("amount").asLong()).isZero();
        assertThat(own.body().get("items")).hasSize(2);
        assertThat(own.body().get("items").get(0).get("orderCode").asString()).isEqualTo(CODE);
        assertThat(operators.status()).isEqualTo(200);
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void isPaidOutOnceHoweverManyPayOutAtOnce() throws Exception {
        var order = aPaidOrder();
        var shares =
                List.of(
                        new Share(Share.Role.PRODUCER, "sri", "sri", Money.rupiah(75_000)),
                        new Share(Share.Role.LINE_HAUL, "line-haul", "sri", Money.rupiah(50_000)));
        Publisher.publish(order, 2, new OrderCompleted(Instant.now(), CODE, true, shares));
        entriesOf("payable:sri", 1);

        var payout = "{\"payeeIds\":[\"sri\",\"line-haul\"]}";
        var total = 0L;
        Callable<Api.Answer> paying = () -> api.postAsFinance("/api/payments/payouts", payout);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(16, paying)))
                total += answer.get().body().get("total").get("amount").asLong();
        }

        assertThat(total).isEqualTo(125_000);
        assertThat(entriesOf("payable:sri", 2)).hasSize(2);
        assertThat(Publisher.received(Topic.PAYOUTS, "sri")).hasSize(1);
        assertBalanced();
    }

    @Test
    void answersTheSamePayoutAgain() {
        var key = Ids.next();
        var officer = Tokens.of("koperasi", Role.FINANCE);

        var first = api.postAs(officer, key, "/api/payments/payouts", "{}");
        var again = api.postAs(officer, key, "/api/payments/payouts", "{}");
        var house = api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"desakota\"]}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(house.status()).isEqualTo(422);
    }

    @Test
    void isRefundedByFinanceUpToWhatWasPaid() {
        var order = aPaidOrder();

        var some = refund(order, 25_000);
        var tooMuch = refund(order, 100_001);
        var rest = refund(order, 100_000);

        assertThat(some.status()).isEqualTo(201);
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(rest.status()).isEqualTo(201);
        awaitStatus(order, "REFUNDED");
        assertThat(entriesOf("escrow:" + order, 3)).hasSize(3);
    }

    @Test
    void keepsTheBooksFromOthers() {
        var buyer = Api.buyer("rina");

        assertThat(api.get("/api/ledger/trial-balance", buyer).status()).isEqualTo(403);
        assertThat(api.get("/api/ledger/trial-balance", null).status()).isEqualTo(401);
        assertThat(api.get("/api/ledger/accounts/payable:dedi/entries", buyer).status())
                .isEqualTo(404);
        assertThat(api.postAs(buyer, "k", "/api/payments/payouts", "{}").status()).isEqualTo(403);
        assertThat(api.postAs(buyer, "k", "/api/payments/x/refunds", "{}").status()).isEqualTo(403);
    }

    private static final String WEBHOOK = "/api/payments/webhooks/sandbox";
    private static final String CODE = "7K3M-Q9TX-5";

    private Api.Answer refund(String order, long amount) {
        return api.postAsFinance(
                path(order) + "/refunds",
                "{\"amount\":{\"amount\":%d,\"currency\":\"IDR\"},\"reason\":\"damaged\"}"
                        .formatted(amount));
    }

    private static String path(String order) {
        return "/api/payments/" + order;
    }

    private static String aConfirmedOrder(PaymentMethod method) {
        var order = Ids.next();
        Publisher.publish(order, 1, confirmed(method, Instant.now().plusSeconds(600)));
        return order;
    }

    private String aPaidOrder() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        entriesOf("escrow:" + order, 1);
        return order;
    }

    private static OrderEvent confirmed(PaymentMethod method, Instant payBy) {
        return new OrderConfirmed(Instant.now(), CODE, "rina", TOTAL, method, payBy);
    }

    private static Share share(Share.Role role, String payee, long amount) {
        return new Share(role, payee, "wagiman", Money.rupiah(amount));
    }

    private static ProducerChanged producer(String id, String simpul) {
        return new ProducerChanged(
                1, id, "Wagiman", "Sumbersuko", "35.07.23.2001", "Malang", simpul, null, true);
    }

    private JsonNode theirPaymentOf(String order) {
        return await().atMost(SOON)
                .until(
                        () -> api.get("/api/payments/orders/" + order, Api.buyer("rina")),
                        answer -> answer.status() == 200)
                .body();
    }

    private void awaitStatus(String order, String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(theirPaymentOf(order).get("status").asString())
                                        .isEqualTo(status));
    }

    private List<Event> factsOf(String order, int atLeast) {
        return await().atMost(SOON)
                .until(
                        () -> Publisher.received(Topic.PAYMENTS, order),
                        facts -> facts.size() >= atLeast);
    }

    private List<JsonNode> entriesOf(String account, int atLeast) {
        return await().atMost(SOON)
                .until(
                        () ->
                                StreamSupport.stream(
                                                api.asFinance(
                                                                "/api/ledger/accounts/"
                                                                        + account
                                                                        + "/entries")
                                                        .body()
                                                        .get("items")
                                                        .spliterator(),
                                                false)
                                        .toList(),
                        entries -> entries.size() >= atLeast);
    }

    private void assertBalanced() {
        var balance = api.asFinance("/api/ledger/trial-balance").body();
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
        assertThat(balance.get("totalDebit").get("amount").asLong()).isPositive();
    }
}
