package desakota.order.placement;

import desakota.events.Money;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.order.FeeRates;
import desakota.order.OrderLine;
import desakota.order.OrderPart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a buyer wants, with the names, prices and weights that the catalogue gives it.
 *
 * @param lines as the buyer ordered them
 * @param makers the names of the lines' producers, by id
 */
record Basket(List<OrderLine> lines, Map<String, String> makers) {

    /** More than any order here is worth; keeps every sum and split far from overflow. */
    private static final Money MOST = Money.rupiah(1_000_000_000_000L);

    Basket {
        lines = List.copyOf(lines);
        makers = Map.copyOf(makers);
    }

    /**
     * These items as they are listed.
     *
     * @param listings one for each item, in the same order
     * @throws Refusal 422 when it is more than one order can take
     */
    static Basket of(List<PlaceOrder.Item> items, List<Listing> listings) {
        var lines = new ArrayList<OrderLine>(items.size());
        var makers = new HashMap<String, String>();
        for (int i = 0; i < items.size(); i++) {
            var listing = listings.get(i);
            lines.add(listing.line(items.get(i).quantity()));
            makers.put(listing.producerId(), listing.producerName());
        }
        refuseTooMany(lines);
        refuseTooMuch(lines);
        return new Basket(lines, makers);
    }

    private static void refuseTooMany(List<OrderLine> lines) {
        var units = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (units.merge(line.productId(), line.quantity(), Integer::sum)
                    > PlaceOrder.MOST_UNITS)
                throw tooMuch(
                        i,
                        "One order takes at most "
                                + PlaceOrder.MOST_UNITS
                                + " units of a product, all lines together.");
        }
    }

    private static void refuseTooMuch(List<OrderLine> lines) {
        var sum = Money.zero();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var one = line.unitPrice();
            if (one.compareTo(MOST) <= 0) sum = sum.plus(line.total());
            if (one.compareTo(MOST) > 0 || sum.compareTo(MOST) > 0)
                throw tooMuch(i, "This is more than one order can take.");
        }
    }

    private static Refusal tooMuch(int line, String message) {
        return new Refusal(new Invalid("items[" + line + "].quantity", message));
    }

    /** What logistics is to bring. */
    List<Quotes.Item> toBring() {
        return lines.stream()
                .map(line -> new Quotes.Item(line.productId(), line.quantity()))
                .toList();
    }

    /**
     * What each producer delivers, at the quoted fee.
     *
     * @throws Refusal 503 when logistics has said nothing about one of them
     */
    List<OrderPart> parts(Quote quote, FeeRates rates) {
        var subtotals = new LinkedHashMap<String, Money>();
        for (var line : lines) subtotals.merge(line.producerId(), line.total(), Money::plus);
        var parts = new ArrayList<OrderPart>(subtotals.size());
        subtotals.forEach(
                (producerId, subtotal) -> {
                    var way =
                            quote.part(producerId)
                                    .orElseThrow(() -> new Refusal(new PlacementProblem.NoQuote()));
                    parts.add(
                            OrderPart.sold(
                                    producerId,
                                    makers.getOrDefault(producerId, producerId),
                                    way.originHubId(),
                                    way.destinationHubId(),
                                    subtotal,
                                    way.fee(),
                                    rates));
                });
        return parts;
    }
}
