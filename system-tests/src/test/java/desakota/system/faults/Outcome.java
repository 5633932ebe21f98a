package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order came to, part by part, as its buyer sees it in the end.
 *
 * @param status the order's
 * @param collected rupiah that the courier got
 * @param sold rupiah of what arrived and was not objected to with success
 * @param covered rupiah that the market pays producers for what it lost
 * @param earned rupiah to each producer, for what was sold and for what the market lost
 * @param gone units of each product that their producer has no more
 * @param lost whether any part was lost on the way
 */
record Outcome(
        Purchase purchase,
        String status,
        long collected,
        long sold,
        long covered,
        Map<String, Long> earned,
        Map<String, Long> gone,
        boolean lost) {

    /** Reads it. */
    static Outcome of(Purchase purchase) {
        var order = purchase.buyer().get("/api/orders/" + purchase.orderId()).json();
        var claims = purchase.buyer().list("/api/orders/" + purchase.orderId() + "/claims");
        long arrived = 0;
        long givenBack = 0;
        long covered = 0;
        var lost = false;
        var earned = new HashMap<String, Long>();
        var gone = new HashMap<String, Long>();
        for (var part : order.at("/parts")) {
            var producer = part.at("/producerId").asString();
            var share = part.at("/producerShare/amount").asLong();
            switch (part.at("/stage").asString()) {
                case "DELIVERED" -> {
                    var back = refundOf(producer, claims);
                    arrived += purchase.toCollect(producer);
                    givenBack += back;
                    if (back == 0) earned.put(producer, share);
                    count(order, producer, gone);
                }
                case "LOST" -> {
                    lost = true;
                    covered += share;
                    earned.put(producer, share);
                    count(order, producer, gone);
                }
                default -> {}
            }
        }
        return new Outcome(
                purchase,
                order.at("/status").asString(),
                purchase.journey().isPaidAtTheDoor() ? arrived : 0,
                arrived - givenBack,
                covered,
                earned,
                gone,
                lost);
    }

    private static long refundOf(String producer, List<JsonNode> claims) {
        return claims.stream()
                .filter(claim -> claim.at("/producerId").asString().equals(producer))
                .mapToLong(claim -> claim.at("/resolution/refund/amount").asLong(0))
                .sum();
    }

    private static void count(JsonNode order, String producer, Map<String, Long> gone) {
        for (var item : order.at("/items"))
            if (item.at("/producerId").asString().equals(producer))
                gone.merge(
                        item.at("/productId").asString(), item.at("/quantity").asLong(), Long::sum);
    }

    /** Rupiah that the buyer paid, one way or the other. */
    long paid() {
        return (purchase.isPaid() ? purchase.total() : 0) + collected;
    }

    /** Rupiah that have to be with the buyer again. */
    long refund() {
        return paid() - sold;
    }
}
