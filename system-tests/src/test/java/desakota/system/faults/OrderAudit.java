package desakota.system.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares the orders that buyers were told of with those that there are. */
final class OrderAudit {

    private final Map<String, Purchase> acknowledged = new HashMap<>();
    private final List<Purchase> purchases;
    private final Map<String, String> statuses = new HashMap<>();

    OrderAudit(List<Purchase> purchases) {
        this.purchases = purchases;
        for (var purchase : purchases)
            if (!purchase.orderId().isEmpty()) acknowledged.put(purchase.orderId(), purchase);
    }

    /** Reads every buyer's orders and says what is missing, too many, or not where it should be. */
    void into(Tally tally) {
        var doubled = new ArrayList<String>();
        for (var buyer : new HashSet<>(purchases.stream().map(Purchase::buyer).toList()))
            for (var order : buyer.list("/api/orders?size=100")) {
                var id = order.get("id").asString();
                if (acknowledged.containsKey(id)) statuses.put(id, order.get("status").asString());
                else doubled.add("nobody was told of order " + id + " of " + buyer.clientId());
            }
        var lost = new ArrayList<String>();
        var elsewhere = new ArrayList<String>();
        var ends = new TreeMap<String, Integer>();
        acknowledged.forEach(
                (id, purchase) -> {
                    var status = statuses.get(id);
                    if (status == null) lost.add("order " + id + " is not there");
                    else {
                        ends.merge(status, 1, Integer::sum);
                        if (!purchase.journey().ends().contains(status))
                            elsewhere.add(
                                    "order %s, %s, is %s"
                                            .formatted(id, purchase.journey().name(), status));
                    }
                });
        tally.say("orders acknowledged", acknowledged.size());
        tally.say("orders ended", ends);
        tally.none("orders lost", lost);
        tally.none("orders doubled", doubled);
        tally.none("orders where they should not be", elsewhere);
        tally.none(
                "unfitting answers",
                purchases.stream().map(Purchase::complaint).filter(Objects::nonNull).toList());
    }

    /** What each order came to that is where its buyer looks for it. */
    List<Outcome> outcomes() {
        return acknowledged.values().stream()
                .filter(purchase -> statuses.containsKey(purchase.orderId()))
                .map(Outcome::of)
                .toList();
    }
}
