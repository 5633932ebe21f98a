package desakota.local.demo;

import static desakota.local.demo.Answers.items;
import static desakota.local.demo.Answers.money;
import static desakota.local.demo.Answers.text;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cooperative's part: everybody gets their share, and the books balance. */
final class Books {

    private static final String LEDGER = "/api/ledger/trial-balance";

    private final Screen screen;
    private final Participant koperasi;

    Books(Participant anyone, Screen screen) {
        this.screen = screen;
        this.koperasi = anyone.signIn("koperasi");
    }

    /** Pays out all that is due once the producers' books show the order. */
    void payOut(String orderCode, List<String> producers) {
        for (var producer : producers) {
            koperasi.await(
                    statementOf(producer),
                    producer + "'s share of " + orderCode,
                    statement -> statement.toString().contains(orderCode));
        }
        var before = koperasi.get(LEDGER);
        var payout = koperasi.post("/api/payments/payouts", Map.of());
        screen.title("The cooperative pays out " + money(payout.path("total")));
        screen.table(
                List.of("to", "amount"),
                items(payout).stream()
                        .map(item -> List.of(text(item, "payeeId"), money(item.path("amount"))))
                        .toList(),
                1);
        koperasi.await(
                LEDGER,
                "the payouts to be booked",
                after -> items(payout).stream().allMatch(item -> isBooked(item, before, after)));
    }

    private static boolean isBooked(JsonNode item, JsonNode before, JsonNode after) {
        var account = "payable:" + text(item, "payeeId");
        return debited(after, account) - debited(before, account)
                >= item.path("amount").path("amount").asLong();
    }

    private static long debited(JsonNode balance, String account) {
        return balance.path("accounts")
                .valueStream()
                .filter(line -> text(line, "account").equals(account))
                .mapToLong(line -> line.path("debit").path("amount").asLong())
                .sum();
    }

    private static String statementOf(String producer) {
        return "/api/payments/producers/" + producer + "/statement";
    }

    void balance() {
        var balance = koperasi.get(LEDGER);
        screen.title("The ledger");
        screen.table(List.of("account", "debit", "credit"), rows(balance), 2);
        if (!balance.path("balanced").asBoolean(false)) {
            throw new JourneyStopped("the ledger does not balance");
        }
    }

    private static List<List<String>> rows(JsonNode balance) {
        var rows = new ArrayList<List<String>>();
        for (var account : balance.path("accounts")) {
            rows.add(
                    List.of(
                            text(account, "account"),
                            money(account.path("debit")),
                            money(account.path("credit"))));
        }
        rows.add(
                List.of(
                        "total",
                        money(balance.path("totalDebit")),
                        money(balance.path("totalCredit"))));
        return rows;
    }
}
