package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** The market's money as the cooperative's officer reads it. */
final class Ledger {

    private final Market market;

    Ledger(Market market) {
        this.market = market;
    }

    /** What an account of the trial balance holds for others; below zero, what it has. */
    long credited(String account) {
        return balanced()
                .get("accounts")
                .valueStream()
                .filter(line -> line.get("account").asString().equals(account))
                .mapToLong(
                        line ->
                                line.at("/credit/amount").asLong()
                                        - line.at("/debit/amount").asLong())
                .sum();
    }

    /** The trial balance, which balances. */
    JsonNode balanced() {
        var balance = market.trialBalance();
        assertThat(balance.get("balanced").asBoolean()).as("%s", balance).isTrue();
        assertThat(balance.get("totalDebit")).isEqualTo(balance.get("totalCredit"));
        return balance;
    }

    /** What is still held for an order; its account begins with its first entry. */
    long held(String orderId) {
        var entries =
                market.koperasi.get("/api/ledger/accounts/escrow:" + orderId + "/entries?size=200");
        if (entries.status() == 404) return 0;
        return entries.expect(200)
                .json()
                .get("items")
                .valueStream()
                .flatMap(entry -> entry.get("postings").valueStream())
                .filter(posting -> posting.get("account").asString().equals("escrow:" + orderId))
                .mapToLong(
                        posting ->
                                posting.at("/credit/amount").asLong()
                                        - posting.at("/debit/amount").asLong())
                .sum();
    }

    /** Nothing is held for the order any more, and the books balance. */
    void awaitNothingHeld(Trip trip) {
        await().alias("nothing held for " + trip.id)
                .atMost(20, SECONDS)
                .until(() -> held(trip.id) == 0);
        balanced();
    }

    void awaitCredited(String account, long amount) {
        await().alias(account)
                .atMost(20, SECONDS)
                .until(() -> credited(account), is -> is == amount);
    }

    JsonNode statement(String producer) {
        return market.koperasi
                .get("/api/payments/producers/" + producer + "/statement")
                .expect(200)
                .json();
    }

    /** What the next payout would take. */
    long due(String producer) {
        return statement(producer).at("/due/amount").asLong();
    }

    void awaitDue(String producer, long amount) {
        await().alias("due to " + producer)
                .atMost(20, SECONDS)
                .until(() -> due(producer), is -> is == amount);
    }

    /** Pays out what is due to a payee, and gives the payout. */
    JsonNode payOut(String payee) {
        return market.koperasi
                .post("/api/payments/payouts", Map.of("payeeIds", List.of(payee)))
                .expect(201)
                .json();
    }

    static Map<String, Object> rupiah(long amount) {
        return Map.of("amount", amount, "currency", "IDR");
    }
}
