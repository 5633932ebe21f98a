package desakota.system.faults;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what was listed with what was delivered and what is left, and looks who has each parcel.
 */
final class GoodsAudit {

    private static final Duration FOR_THE_LAST_RELEASES = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Set<String> ENDED = Set.of("DELIVERED", "RETURNED");

    private final Person producer;
    private final List<Shelf.Goods> goods;
    private final List<Outcome> outcomes;

    GoodsAudit(Person producer, List<Shelf.Goods> goods, List<Outcome> outcomes) {
        this.producer = producer;
        this.goods = goods;
        this.outcomes = outcomes;
    }

    void into(Tally tally) {
        var gone = new HashMap<String, Long>();
        for (var outcome : outcomes)
            outcome.gone().forEach((product, units) -> gone.merge(product, units, Long::sum));
        var wrong = new ArrayList<String>();
        for (var product : goods) {
            var left = product.units() - gone.getOrDefault(product.id(), 0L);
            if (!Pause.until(() -> isLeft(product, left), FOR_THE_LAST_RELEASES, LOOK_AGAIN))
                wrong.add(
                        "%s: %,d listed, %,d delivered or lost, but %s"
                                .formatted(
                                        product.name(),
                                        product.units(),
                                        product.units() - left,
                                        counts(product)));
        }
        tally.say("units listed", "%,d".formatted(goods.stream().mapToLong(g -> g.units()).sum()));
        tally.say("units delivered or lost", "%,d".formatted(sum(gone)));
        tally.none("products with a wrong count", wrong);
        lookAtParcels(tally);
    }

    private boolean isLeft(Shelf.Goods product, long left) {
        var now = producer.get("/api/catalog/products/" + product.id());
        return now.number("/available") == left && now.number("/onHand") == left;
    }

    private String counts(Shelf.Goods product) {
        var now = producer.get("/api/catalog/products/" + product.id());
        return "%,d on hand, %,d available"
                .formatted(now.number("/onHand"), now.number("/available"));
    }

    private void lookAtParcels(Tally tally) {
        var wrong = new ArrayList<String>();
        var parcels = new TreeMap<String, Integer>();
        for (var outcome : outcomes) {
            var purchase = outcome.purchase();
            var reply = purchase.buyer().get("/api/logistics/parcels?order=" + purchase.orderId());
            if (!reply.isGood()) continue;
            for (var parcel : reply.json().at("/items")) {
                parcels.merge(parcel.at("/status").asString(), 1, Integer::sum);
                var fault = faultOf(parcel, outcome.lost());
                if (!fault.isEmpty()) wrong.add(parcel.at("/code").asString() + " " + fault);
            }
        }
        tally.say("parcels", parcels);
        tally.none("parcels without custodian", wrong);
    }

    /** What is wrong with a parcel's chain of hands; empty when nothing is. */
    private static String faultOf(JsonNode parcel, boolean mayBeLost) {
        var status = parcel.at("/status").asString();
        if (status.equals("LOST") && mayBeLost) return "";
        if (!ENDED.contains(status)) return "is still " + status;
        var holder = "";
        for (var link : parcel.at("/custody")) {
            var from = link.at("/from").asString("");
            if (!holder.isEmpty() && !from.equals(holder))
                return "went from " + from + ", but was with " + holder;
            holder = link.at("/to").asString("");
            if (holder.isEmpty()) return "is with nobody after " + link.at("/type").asString();
        }
        return status.equals("DELIVERED") && !holder.equals("buyer") ? "is with " + holder : "";
    }

    private static long sum(Map<String, Long> units) {
        return units.values().stream().mapToLong(Long::longValue).sum();
    }
}
