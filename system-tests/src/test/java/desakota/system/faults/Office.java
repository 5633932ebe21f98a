package desakota.system.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The cooperative's office, which pays out what is due. */
final class Office {

    private final Person officer;
    private final Map<String, Long> paidOut = new TreeMap<>();

    Office(Person officer) {
        this.officer = officer;
    }

    /** Pays everybody out. */
    void round() {
        var reply = officer.post("/api/payments/payouts", Map.of(), UUID.randomUUID().toString());
        if (!reply.isGood()) throw new IllegalStateException("No payout: " + reply);
        for (var item : reply.json().at("/items"))
            note(item.at("/payeeId").asString(), item.at("/amount/amount").asLong());
    }

    private synchronized void note(String payee, long amount) {
        paidOut.merge(payee, amount, Long::sum);
    }

    /** What the market says was sent, by payee, in rupiah. */
    synchronized Map<String, Long> paidOut() {
        return new TreeMap<>(paidOut);
    }
}
