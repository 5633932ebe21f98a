package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.Share;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class MoneyOutIT extends Scenario {

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
        var refused = refund(order, 125_001);
        assertThat(refused.status()).isEqualTo(422);

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
        assertPages(path);
        assertThat(operators.status()).isEqualTo(200);
        assertThat(others.status()).isEqualTo(404);
    }

    private void assertPages(String path) {
        var first = api.asFinance(path + "?size=1").body();
        var second = api.asFinance(path + "?size=1&cursor=" + first.get("next").asString()).body();

        assertThat(first.get("earned").get("amount").asLong()).isEqualTo(100_000);
        assertThat(first.get("items").get(0).get("amount").get("amount").asLong())
                .isEqualTo(100_000);
        assertThat(second.get("earned").isNull()).isTrue();
        assertThat(second.get("items").get(0).get("amount").get("amount").asLong())
                .isEqualTo(-100_000);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void isPaidOutOnceHoweverManyPayOutAtOnce() throws Exception {
        var order = aPaidOrder();
        var shares =
                List.of(
                        new Share(Share.Role.PRODUCER, "sri", "sri", Money.rupiah(75_000)),
                        new Share(Share.Role.LINE_HAUL, "truk-sri", "sri", Money.rupiah(50_000)));
        Publisher.publish(order, 2, new OrderCompleted(Instant.now(), CODE, true, shares));
        entriesOf("payable:sri", 1);

        var payout = "{\"payeeIds\":[\"sri\",\"truk-sri\"]}";
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
    void isPaidOutToKnownPayeesOnly() {
        Publisher.publish("warti", 1, producer("warti", "simpul-wagir"));
        await().atMost(SOON).until(() -> payOut("warti").status() == 201);

        var typos = payOut("warti", "wargi", "warti", "wartu");

        assertThat(typos.status()).isEqualTo(422);
        assertThat(typos.body().at("/errors/0/field").asString()).isEqualTo("payeeIds");
        assertThat(typos.body().get("detail").asString())
                .contains("wargi, wartu")
                .doesNotContain("warti");
        assertThat(payOut("warti").body().get("items")).isEmpty();
    }

    private Api.Answer payOut(String... payeeIds) {
        var ids = String.join("\",\"", payeeIds);
        return api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"" + ids + "\"]}");
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

    @Test
    void refusesWhatItCannotRead() {
        var statement = "/api/payments/producers/wagiman/statement";

        assertThat(api.asFinance(statement + "?from=yesterday").status()).isEqualTo(400);
        assertThat(api.asFinance(statement + "?from=2020-01-01&to=2026-01-01").status())
                .isEqualTo(422);
        assertThat(api.asFinance("/api/ledger/accounts/escrow:o/entries?cursor=?").status())
                .isEqualTo(400);
        assertThat(refund("any", 0).status()).isEqualTo(422);
        assertThat(refund("any", 1).status()).isEqualTo(404);
        assertThat(api.postAsFinance("/api/payments/any/refunds", "{}").status()).isEqualTo(400);
        assertThat(api.postAs(null, "k", "/api/payments/any/sandbox-settlement", "").status())
                .isEqualTo(404);
    }

    @Test
    void describesItsInterface() {
        var paths = api.get("/v3/api-docs", null).body().get("paths");

        assertThat(paths.propertyNames())
                .contains("/api/payments/orders/{orderId}", "/api/ledger/trial-balance");
        for (var path : paths.properties())
            for (var operation : path.getValue().properties())
                assertThat(bodiesOf(operation.getValue()))
                        .as("%s %s", operation.getKey(), path.getKey())
                        .allMatch(schema -> schema.has("$ref"));
    }

    /** What it answers in JSON when all goes well. */
    private static List<JsonNode> bodiesOf(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().at("/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .toList();
    }

    private static ProducerChanged producer(String id, String simpul) {
        return new ProducerChanged(
                1, id, "Wagiman", "Sumbersuko", "35.07.23.2001", "Malang", simpul, null, true);
    }

    private static Share share(Share.Role role, String payee, long amount) {
        return new Share(role, payee, "wagiman", Money.rupiah(amount));
    }
}
