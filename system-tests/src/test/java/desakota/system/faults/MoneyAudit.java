package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the money that people paid and got with the ledger, to the rupiah. */
final class MoneyAudit {

    private static final Duration FOR_THE_LAST_PAYOUTS = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String PAYABLE = "payable:";

    private final Person officer;
    private final Office office;
    private final OrderAudit orders;
    private final Map<String, Long> debits = new TreeMap<>();
    private final Map<String, Long> credits = new TreeMap<>();

    MoneyAudit(Person officer, Office office, OrderAudit orders) {
        this.officer = officer;
        this.office = office;
        this.orders = orders;
    }

    /** Pays out what is left, then compares. */
    void into(Tally tally) {
        office.round();
        var completed = orders.ended("COMPLETED");
        var paid = orders.acknowledged().stream().filter(Purchase::isPaid).toList();
        var sold = sum(completed);
        var in = sum(paid);
        Pause.until(() -> isQuiet(in), FOR_THE_LAST_PAYOUTS, LOOK_AGAIN);
        var paidOut = office.paidOut().values().stream().mapToLong(Long::longValue).sum();
        tally.expect("rupiah in", of(debits, "clearing:"), in);
        tally.expect("rupiah of sales in the books", soldByLedger(), sold);
        tally.expect("rupiah refunded and paid out", of(credits, "clearing:"), in - sold + paidOut);
        tally.say("  of that refunded", "%,d".formatted(in - sold));
        tally.say("  of that paid out", "%,d".formatted(paidOut));
        tally.expect("rupiah in escrow", balance("escrow"), 0);
        tally.expect("rupiah in suspense", balance("suspense"), 0);
        tally.expect("rupiah due to payees", balance(PAYABLE), 0);
        tally.say("rupiah with the house", "%,d".formatted(balance("fees") + balance("fund")));
        tally.expect("trial balance", of(debits, "") - of(credits, ""), 0);
        comparePayees(tally, completed);
        compareRefunds(tally, paid);
    }

    private boolean isQuiet(long in) {
        read(officer.get("/api/ledger/trial-balance").json());
        return of(debits, "clearing:") == in && balance(PAYABLE) == 0 && balance("escrow") == 0;
    }

    private void read(JsonNode trialBalance) {
        debits.clear();
        credits.clear();
        for (var line : trialBalance.at("/accounts")) {
            debits.put(line.at("/account").asString(), line.at("/debit/amount").asLong());
            credits.put(line.at("/account").asString(), line.at("/credit/amount").asLong());
        }
    }

    /** What was credited to those who earned it. */
    private long soldByLedger() {
        return of(credits, PAYABLE) + of(credits, "fees") + of(credits, "fund");
    }

    /** Each producer earned their shares, and everybody was paid what the office says. */
    private void comparePayees(Tally tally, List<Purchase> completed) {
        var earned = new HashMap<String, Long>();
        for (var purchase : completed)
            for (var part :
                    purchase.buyer().get("/api/orders/" + purchase.orderId()).json().at("/parts"))
                earned.merge(
                        part.at("/producerId").asString(),
                        part.at("/producerShare/amount").asLong(),
                        Long::sum);
        var wrong = new ArrayList<String>();
        earned.forEach(
                (producer, share) -> {
                    var credited = credits.getOrDefault(PAYABLE + producer, 0L);
                    if (credited.longValue() != share)
                        wrong.add("%s earned %,d and has %,d".formatted(producer, share, credited));
                });
        office.paidOut()
                .forEach(
                        (payee, amount) -> {
                            var debited = debits.getOrDefault(PAYABLE + payee, 0L);
                            if (debited.longValue() != amount)
                                wrong.add(
                                        "%s was paid %,d, by the ledger %,d"
                                                .formatted(payee, amount, debited));
                        });
        tally.none("payees with a wrong sum", wrong);
    }

    /** Whoever paid for an order that was not completed has everything back. */
    private void compareRefunds(Tally tally, List<Purchase> paid) {
        var completed = orders.ended("COMPLETED");
        var wrong = new ArrayList<String>();
        for (var purchase : paid) {
            var due = completed.contains(purchase) ? 0 : purchase.total();
            var payment = purchase.buyer().get("/api/payments/orders/" + purchase.orderId());
            if (payment.number("/refunded/amount") != due)
                wrong.add("order %s: %s".formatted(purchase.orderId(), payment.body()));
        }
        tally.none("orders with a wrong refund", wrong);
    }

    private static long sum(List<Purchase> purchases) {
        return purchases.stream().mapToLong(Purchase::total).sum();
    }

    private long balance(String prefix) {
        return of(credits, prefix) - of(debits, prefix);
    }

    private static long of(Map<String, Long> sums, String prefix) {
        return sums.entrySet().stream()
                .filter(line -> line.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
