package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentMethod;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Cast;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;
import desakota.payment.provider.sandbox.SandboxBank;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/** Refunds of cash that buyers' banks send back. */
class StuckRefundsIT extends Scenario {

    private static final String STUCK = "/api/payments/stuck-refunds";
    private static final String FINANCE = Tokens.of("koperasi", Role.FINANCE);

    private final SandboxBank bank;

    @Autowired
    StuckRefundsIT(SandboxBank bank) {
        this.bank = bank;
    }

    @Test
    void areSentByHandAndBooked() {
        var order = aRefundThatBounced("claim1");

        var listed = stuck(order);
        var early = api.postAsFinance(path(order) + "/hand-refunds", transfer("claim1"));
        var taken = api.postAsFinance(path(order) + "/hand-refunds", takeOver("claim1"));
        var rival =
                api.postAs(
                        Tokens.of("other", Role.FINANCE),
                        Ids.next(),
                        path(order) + "/hand-refunds",
                        takeOver("claim1"));
        var held = stuck(order);
        var key = Ids.next();
        var sent = api.postAs(FINANCE, key, path(order) + "/hand-refunds", transfer("claim1"));
        var again = api.postAs(FINANCE, key, path(order) + "/hand-refunds", transfer("claim1"));
        var other = api.postAsFinance(path(order) + "/hand-refunds", transfer("claim1", "TRF-8"));

        assertThat(listed.get("buyerId").asString()).isEqualTo("rina");
        assertThat(listed.at("/refunds/0/id").asString()).isEqualTo("claim1");
        assertThat(listed.at("/refunds/0/amount/amount").asLong()).isEqualTo(125_000);
        assertThat(listed.at("/refunds/0/bounced").asString()).isEqualTo("no account");
        assertThat(early.status()).isEqualTo(409);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().at("/byHand/reference").isNull()).isTrue();
        assertThat(rival.status()).isEqualTo(409);
        assertThat(rival.body().get("detail").asString()).contains("koperasi");
        assertThat(held.at("/refunds/0/byHand/officer").asString()).isEqualTo("koperasi");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body().at("/byHand/reference").asString()).isEqualTo("TRF-7");
        assertThat(sent.body().at("/byHand/officer").asString()).isEqualTo("koperasi");
        assertThat(again.body()).isEqualTo(sent.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(entriesOf("suspense:" + order, 2).getFirst().get("text").asString())
                .contains("TRF-7");
        assertThat(theirPaymentOf(order).at("/refunded/amount").asLong()).isEqualTo(125_000);
        assertThat(factsOf(order, 4)).filteredOn(PaymentRefunded.class::isInstance).hasSize(1);
        assertThat(ordersOn(STUCK + "?size=200")).doesNotContain(order);
        assertBalanced();
    }

    @Test
    void areListedLongestFirstPageByPage() {
        var one = aRefundThatBounced("claim1");
        var other = aRefundThatBounced("claim1");

        var all = ordersOn(STUCK + "?size=200");
        var last = all.size() - 1;
        var page = api.asFinance(STUCK + "?size=" + last).body();
        var rest = ordersOn(STUCK + "?cursor=" + page.get("next").asString());

        assertThat(all).endsWith(one, other);
        assertThat(rest).containsExactly(other);
    }

    @Test
    void areForFinanceOnly() {
        var handRefunds = path("none") + "/hand-refunds";

        for (var role : List.of(Role.BUYER, Role.ADMIN)) {
            var token = Tokens.of("rina", role);
            assertThat(api.get(STUCK, token).status()).isEqualTo(403);
            assertThat(api.postAs(token, "k", handRefunds, transfer("r")).status()).isEqualTo(403);
        }
        assertThat(api.postAsFinance(handRefunds, transfer("r")).status()).isEqualTo(404);
        assertThat(api.postAsFinance(handRefunds, transfer("r", " ")).status()).isEqualTo(400);
        assertThat(api.postAsFinance(path(aPaidOrder()) + "/hand-refunds", transfer("r")).status())
                .isEqualTo(404);
    }

    private String aRefundThatBounced(String claim) {
        var order = aRefundOfCash(claim);
        await().atMost(SOON)
                .until(() -> theirPaymentOf(order).at("/refunded/amount").asLong() == 125_000);
        bank.bounce(order + "/" + claim, "no account");
        bank.bounce(order + "/" + claim, "no account");
        assertThat(theirPaymentOf(order).at("/refunded/amount").asLong()).isZero();
        return order;
    }

    private static String aRefundOfCash(String claim) {
        var order = Ids.next();
        var now = Instant.now();
        var parts =
                List.of(
                        new Part(
                                "suti",
                                List.of(),
                                "simpul",
                                "hub",
                                Money.rupiah(115_000),
                                Money.rupiah(10_000)));
        Publisher.publish(
                order, 1, new OrderConfirmed(now, CODE, "rina", TOTAL, PaymentMethod.COD, null));
        Publisher.publish(
                order,
                2,
                new OrderAccepted(now, CODE, "rina", parts, Cast.ADDRESS, "REGULAR", "hash"));
        Publisher.publish(order, 3, new OrderPartDelivered(now, "suti", "dedi", TOTAL));
        Publisher.publish(
                order, 4, new OrderClaimResolved(now, claim, "suti", TOTAL, List.of(), "torn"));
        var cash = List.of(new CollectedCash(order, "suti", Ids.next(), TOTAL));
        Publisher.publish(Ids.next(), 1, new CashBanked(now, "hub", TOTAL, TOTAL, "slip", cash));
        return order;
    }

    private JsonNode stuck(String order) {
        return api.asFinance(STUCK + "?size=200")
                .body()
                .get("items")
                .valueStream()
                .filter(item -> item.get("paymentId").asString().equals(order))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ordersOn(String page) {
        return api.asFinance(page)
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("paymentId").asString())
                .toList();
    }

    private static String takeOver(String refundId) {
        return "{\"refundId\":\"%s\"}".formatted(refundId);
    }

    private static String transfer(String refundId) {
        return transfer(refundId, "TRF-7");
    }

    private static String transfer(String refundId, String reference) {
        return "{\"refundId\":\"%s\",\"reference\":\"%s\"}".formatted(refundId, reference);
    }
}
