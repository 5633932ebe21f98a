package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The cooperative's office, which pays out what is due and decides about claims. */
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

    /** Decides about what buyers object to: every other claim is given way to. */
    void claimsRound() {
        for (var claim : openClaims()) {
            var id = claim.at("/id").asString();
            var outcome = id.hashCode() % 2 == 0 ? "REFUND" : "REJECT";
            officer.post(
                    "/api/orders/claims/" + id + "/resolution",
                    Map.of("outcome", outcome, "why", "Diperiksa"),
                    "resolution-" + id);
        }
    }

    /** What nobody has decided about. */
    List<JsonNode> openClaims() {
        return officer.list("/api/orders/claims?status=OPEN&size=100");
    }

    private synchronized void note(String payee, long amount) {
        paidOut.merge(payee, amount, Long::sum);
    }

    /** What the market says was sent, by payee, in rupiah. */
    synchronized Map<String, Long> paidOut() {
        return new TreeMap<>(paidOut);
    }
}
