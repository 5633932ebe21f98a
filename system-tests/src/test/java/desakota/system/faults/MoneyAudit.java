package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Compares the money that people paid and got with the ledger, to the rupiah. */
final class MoneyAudit {

    private static final Duration FOR_THE_LAST_PAYOUTS = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String PAYABLE = "payable:";
    private static final String BANK = "clearing:bank";
    private static final String COURIER = "dedi";

    private final Person officer;
    private final Office office;
    private final Cashier cashier;
    private final List<Outcome> outcomes;
    private final Map<String, Long> debits = new TreeMap<>();
    private final Map<String, Long> credits = new TreeMap<>();

    MoneyAudit(Person officer, Office office, Cashier cashier, List<Outcome> outcomes) {
        this.officer = officer;
        this.office = office;
        this.cashier = cashier;
        this.outcomes = outcomes;
    }

    /** Pays out what is left, then compares. */
    void into(Tally tally) {
        Pause.until(this::isQuiet, FOR_THE_LAST_PAYOUTS, LOOK_AGAIN);
        var cash = sum(Outcome::collected);
        var paid = sum(Outcome::paid);
        var paidOut = office.paidOut().values().stream().mapToLong(Long::longValue).sum();
        var refunded = sum(Outcome::refund);
        tally.expect("rupiah in by the provider", in() - bankedByLedger(), paid - cash);
        tally.expect("rupiah in at the door", of(debits, "cash:" + COURIER), cash);
        tally.expect("rupiah banked", bankedByLedger(), cashier.banked());
        tally.expect("rupiah of sales in the books", soldByLedger(), sum(Outcome::sold));
        tally.expect("rupiah covered for losses", of(debits, "losses:"), sum(Outcome::covered));
        tally.expect("rupiah out", of(credits, "clearing:"), refunded + paidOut);
        tally.say("  of that refunded", "%,d".formatted(refunded));
        tally.say("  of that paid out", "%,d".formatted(paidOut));
        tally.expect("rupiah in escrow", balance("escrow"), 0);
        tally.expect("rupiah in suspense", balance("suspense"), 0);
        tally.expect("rupiah with couriers and hubs", balance("cash:"), 0);
        if (cashier.missing() == 0) tally.expect("rupiah due to payees", balance(PAYABLE), 0);
        else tally.say("rupiah counted too early", "%,d".formatted(cashier.missing()));
        tally.say("rupiah with the house", "%,d".formatted(balance("fees") + balance("fund")));
        tally.expect("trial balance", of(debits, "") - of(credits, ""), 0);
        comparePayees(tally);
        compareRefunds(tally);
    }

    private boolean isQuiet() {
        office.round();
        read(officer.get("/api/ledger/trial-balance").json());
        return balance(PAYABLE) == 0
                && balance("escrow") == 0
                && balance("cash:") == 0
                && soldByLedger() == sum(Outcome::sold)
                && in() == sum(Outcome::paid);
    }

    private void read(JsonNode trialBalance) {
        debits.clear();
        credits.clear();
        for (var line : trialBalance.at("/accounts")) {
            debits.put(line.at("/account").asString(), line.at("/debit/amount").asLong());
            credits.put(line.at("/account").asString(), line.at("/credit/amount").asLong());
        }
    }

    private long in() {
        return of(debits, "clearing:");
    }

    private long bankedByLedger() {
        return of(debits, BANK);
    }

    /** What was credited to those who earned it, without what the market paid for its losses. */
    private long soldByLedger() {
        return of(credits, PAYABLE)
                + of(credits, "fees")
                + of(credits, "fund")
                - of(debits, "losses:");
    }

    /** Each producer earned their shares, and everybody was paid what the office says. */
    private void comparePayees(Tally tally) {
        var earned = new HashMap<String, Long>();
        for (var outcome : outcomes)
            outcome.earned().forEach((producer, share) -> earned.merge(producer, share, Long::sum));
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
                            var claimed = payee.equals(COURIER) ? cashier.missing() : 0;
                            var debited = debits.getOrDefault(PAYABLE + payee, 0L);
                            if (debited.longValue() != amount + claimed)
                                wrong.add(
                                        "%s was paid %,d, by the ledger %,d"
                                                .formatted(payee, amount, debited));
                        });
        tally.none("payees with a wrong sum", wrong);
    }

    /** Whoever paid for what did not come, or was no good, has it back. */
    private void compareRefunds(Tally tally) {
        var wrong = new ArrayList<String>();
        for (var outcome : outcomes) {
            var purchase = outcome.purchase();
            var payment = purchase.buyer().get("/api/payments/orders/" + purchase.orderId());
            if (payment.number("/refunded/amount") != outcome.refund())
                wrong.add(
                        "order %s, %s, has to get %,d: %s"
                                .formatted(
                                        purchase.orderId(),
                                        purchase.journey().name(),
                                        outcome.refund(),
                                        payment.body()));
        }
        tally.none("orders with a wrong refund", wrong);
    }

    private long sum(ToLongFunction<Outcome> figure) {
        return outcomes.stream().mapToLong(figure).sum();
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
