package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** An order, from a village to a city door. */
@Order(1)
@Timeout(300)
class JourneyIT {

    private static final Market market = new Market(MarketProcess.shared().address());

    @Test
    void bringsGoodsOfTwoProducersToTheBuyerAndTheMoneyBack() {
        var coffee = market.list("Kopi Uji Perjalanan", 10);
        var chips = market.listFor("sri", "Keripik Uji Perjalanan", 10);
        var dueBefore = due("wagiman");

        var order = market.place(market.rina, List.of(new Line(coffee, 2), new Line(chips, 1)));
        var id = order.get("id").asString();
        market.pay(market.rina, id);
        market.bringHome(market.rina, id);

        await().atMost(20, SECONDS).until(() -> due("wagiman") > dueBefore);
        assertThat(order.get("parts")).hasSize(2);
        assertThat(amount(order, "total"))
                .isEqualTo(amount(order, "subtotal") + amount(order, "deliveryFee"));
        assertThat(amount(order, "subtotal")).isEqualTo(75_000);
        assertThat(due("wagiman") - dueBefore).isEqualTo(shareOf(order, "wagiman"));
        assertThat(market.available(coffee)).isEqualTo(8);
        var onHand = market.wagiman.get("/api/catalog/products/" + coffee).number("/onHand");
        assertThat(onHand).isEqualTo(8);
        assertThat(timelineTypes(id)).contains("PLACED", "PAID", "DELIVERED", "COMPLETED");
        assertBalanced();
    }

    @Test
    void paysOutWhatIsDueOnce() {
        var coffee = market.list("Kopi Uji Bayar", 10);
        var id = market.place(market.rina, List.of(new Line(coffee, 1))).get("id").asString();
        var paidOutBefore = statement("wagiman").at("/paidOut/amount").asLong();
        market.pay(market.rina, id);
        market.bringHome(market.rina, id);
        await().atMost(20, SECONDS).until(() -> due("wagiman") > 0);
        var due = due("wagiman");

        var payout =
                market.koperasi
                        .post("/api/payments/payouts", Map.of("payeeIds", List.of("wagiman")))
                        .expect(201)
                        .json();

        assertThat(payout.at("/total/amount").asLong()).isEqualTo(due);
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                statement("wagiman").at("/paidOut/amount").asLong()
                                        == paidOutBefore + due);
        assertThat(due("wagiman")).isZero();
        assertBalanced();
    }

    @Test
    void isCancelledBeforeItLeavesAndRefunded() {
        var coffee = market.list("Kopi Uji Batal", 5);
        var id = market.place(market.rina, List.of(new Line(coffee, 5))).get("id").asString();
        market.pay(market.rina, id);
        market.awaitStatus(market.rina, id, "PREPARING");

        market.rina
                .post("/api/orders/" + id + "/cancellation", Map.of("reason", "Salah pesan"))
                .expect(202);

        market.awaitStatus(market.rina, id, "CANCELLED");
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                market.rina
                                        .get("/api/payments/orders/" + id)
                                        .text("/status")
                                        .equals("REFUNDED"));
        await().atMost(20, SECONDS).until(() -> market.available(coffee) == 5);
        assertBalanced();
    }

    @Test
    void isRefundedWhenTheMoneyComesAfterTheCancellation() {
        var coffee = market.list("Kopi Uji Terlambat", 5);
        var id = market.place(market.rina, List.of(new Line(coffee, 1))).get("id").asString();
        market.awaitStatus(market.rina, id, "AWAITING_PAYMENT");
        var payment = market.rina.get("/api/payments/orders/" + id).text("/id");
        market.rina
                .post("/api/orders/" + id + "/cancellation", Map.of("reason", "Batal"))
                .expect(202);
        market.awaitStatus(market.rina, id, "CANCELLED");

        market.anyone.post("/api/payments/" + payment + "/sandbox-settlement", Map.of());

        await().atMost(20, SECONDS)
                .until(
                        () ->
                                market.rina
                                        .get("/api/payments/orders/" + id)
                                        .text("/status")
                                        .equals("REFUNDED"));
        assertThat(Market.status(market.awaitStatus(market.rina, id, "CANCELLED")))
                .isEqualTo("CANCELLED");
        assertBalanced();
    }

    private static void assertBalanced() {
        var balance = market.trialBalance();
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
    }

    private static JsonNode statement(String producer) {
        return market.koperasi
                .get("/api/payments/producers/" + producer + "/statement")
                .expect(200)
                .json();
    }

    private static long due(String producer) {
        return statement(producer).at("/due/amount").asLong();
    }

    private static long amount(JsonNode order, String field) {
        return order.get(field).get("amount").asLong();
    }

    private static long shareOf(JsonNode order, String producer) {
        for (var part : order.get("parts"))
            if (part.get("producerId").asString().equals(producer))
                return part.at("/producerShare/amount").asLong();
        throw new AssertionError("No part of " + producer);
    }

    private static List<String> timelineTypes(String orderId) {
        var timeline = market.rina.get("/api/orders/" + orderId + "/timeline").expect(200).json();
        return timeline.get("items").valueStream().map(e -> e.get("type").asString()).toList();
    }
}
