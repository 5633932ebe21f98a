package desakota.system.faults;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/** One order from its buyer's side: what they do, and what they were told. */
final class Purchase {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);
    private static final Set<String> ENDS =
            Set.of("COMPLETED", "REJECTED", "EXPIRED", "CANCELLED", "RETURNED");

    private final Person buyer;
    private final Wish wish;
    private final Recovery recovery;
    private final Patience patience;
    private final BiConsumer<String, Purchase> told;
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile String orderId = "";
    private volatile String deliveryCode = "";
    private volatile long total;
    private volatile JsonNode parts = MissingNode.getInstance();
    private volatile boolean paid;

    /**
     * An order to be placed.
     *
     * @param told hears the order's id, once it is known
     */
    Purchase(
            Person buyer,
            Wish wish,
            Recovery recovery,
            Patience patience,
            BiConsumer<String, Purchase> told) {
        this.buyer = buyer;
        this.wish = wish;
        this.recovery = recovery;
        this.patience = patience;
        this.told = told;
    }

    /** Goes the whole way; afterwards the order has ended, or there are complaints. */
    void go() {
        try {
            if (isPlaced()) wish.journey().go(this);
        } catch (Person.GaveUp e) {
            complaints.add(String.valueOf(e.getMessage()));
        }
    }

    private boolean isPlaced() {
        var begun = System.nanoTime();
        var reply = buyer.post("/api/orders", wish.order(), wish.key());
        if (reply.status() != 201) {
            complaints.add("refused: " + reply);
            return false;
        }
        orderId = reply.at("/id");
        deliveryCode = reply.at("/deliveryCode");
        total = reply.number("/total/amount");
        parts = reply.json().at("/parts");
        told.accept(orderId, this);
        if (awaits("AWAITING_PAYMENT", "PREPARING", "IN_TRANSIT", "DELIVERED"))
            recovery.served(begun);
        return true;
    }

    /** Sends the order once more, as a client does who lost the answer; it must be the same one. */
    void asksAgain() {
        var again = buyer.post("/api/orders", wish.order(), wish.key());
        if (!again.at("/id").equals(orderId))
            complaints.add("the same key gave " + orderId + " and then " + again);
    }

    /** Pays, if it comes so far. */
    void pays() {
        if (awaits("AWAITING_PAYMENT", "REJECTED") && status().equals("AWAITING_PAYMENT"))
            paysWhateverIs();
    }

    /** Pays though the order may have ended. */
    void paysWhateverIs() {
        var payment = buyer.get("/api/payments/orders/" + orderId);
        if (payment.status() == 404) return;
        var settled =
                buyer.post("/api/payments/" + payment.at("/id") + "/sandbox-settlement", Map.of());
        if (settled.isGood()) paid = true;
        else complaints.add("the bank says " + settled);
    }

    /** Wants no more. */
    void cancels() {
        var answer =
                buyer.post(
                        "/api/orders/" + orderId + "/cancellation",
                        Map.of("reason", "Salah pesan"),
                        wish.key() + "-cancellation");
        if (answer.status() != 202 && answer.status() != 409)
            complaints.add("cancelling gave " + answer);
    }

    /** Says that a part of it is no good, once everything has come. */
    void objects() {
        if (!awaits("DELIVERED") || !status().equals("DELIVERED")) return;
        var claim =
                Map.of(
                        "producerId",
                        parts.at("/0/producerId").asString(),
                        "kind",
                        "DAMAGED",
                        "description",
                        "Pecah di jalan");
        var answer = buyer.post("/api/orders/" + orderId + "/claims", claim, wish.key() + "-claim");
        if (!answer.isGood() && answer.status() != 409) complaints.add("objecting gave " + answer);
    }

    /** Says that everything came, unless the order ends in another way. */
    void confirms() {
        if (!awaits("DELIVERED") || !status().equals("DELIVERED")) return;
        var answer = buyer.post("/api/orders/" + orderId + "/receipt", Map.of());
        if (!answer.isGood() && answer.status() != 409) complaints.add("confirming gave " + answer);
    }

    /** Waits for the end. */
    void waits() {
        awaits();
    }

    /** Whether the order came to one of these, or to an end. */
    private boolean awaits(String... statuses) {
        var wanted = Set.of(statuses);
        while (!patience.isOver()) {
            var now = status();
            if (wanted.contains(now) || ENDS.contains(now)) return true;
            Pause.of(LOOK_AGAIN);
        }
        return false;
    }

    private String status() {
        return buyer.get("/api/orders/" + orderId).at("/status");
    }

    /** Its id; empty until the market has said it. */
    String orderId() {
        return orderId;
    }

    /** What the buyer tells the courier at the door. */
    String deliveryCode() {
        return deliveryCode;
    }

    Person buyer() {
        return buyer;
    }

    Journey journey() {
        return wish.journey();
    }

    /** Rupiah, with the delivery. */
    long total() {
        return total;
    }

    /** Rupiah to pay at the door for what this producer sends. */
    long toCollect(String producerId) {
        for (var part : parts)
            if (part.at("/producerId").asString().equals(producerId))
                return part.at("/subtotal/amount").asLong()
                        + part.at("/deliveryFee/amount").asLong();
        return 0;
    }

    /** Whether the bank has said that it has the money. */
    boolean isPaid() {
        return paid;
    }

    /** What went otherwise than the contract says; null: nothing. */
    @Nullable String complaint() {
        return complaints.peek();
    }
}
