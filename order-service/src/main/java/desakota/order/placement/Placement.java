package desakota.order.placement;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.Ids;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.state.StateTable;
import desakota.order.Announcements;
import desakota.order.FeeRates;
import desakota.order.Order;
import desakota.order.OrderLine;
import desakota.order.OrderPart;
import desakota.order.Sale;
import desakota.order.conduct.ConductProperties;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Places orders. Names, prices and weights are the catalogue's, the delivery fee is logistics'; of
 * the buyer's request only what, how many and whereto counts.
 */
@Component
class Placement {

    /** How long all products of an order together are waited for, should they just be listed. */
    private static final Duration JUST_LISTED = Duration.ofSeconds(2);

    /** More than any order here is worth; keeps every sum and split far from overflow. */
    private static final Money MOST = Money.rupiah(1_000_000_000_000L);

    private final StateTable<ProductChanged, Listing> listings;
    private final Quotes quotes;
    private final Aggregates<Order, OrderEvent> orders;
    private final FeeRates rates;
    private final ConductProperties windows;
    private final DeliveryCodes codes;
    private final Clock clock;

    Placement(
            StateTable<ProductChanged, Listing> listings,
            Quotes quotes,
            Aggregates<Order, OrderEvent> orders,
            FeeRates rates,
            ConductProperties windows,
            DeliveryCodes codes,
            Clock clock) {
        this.listings = listings;
        this.quotes = quotes;
        this.orders = orders;
        this.rates = rates;
        this.windows = windows;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * The new order, or the one that an earlier run with the same id has placed.
     *
     * @throws Refusal 422 for what can't be ordered, 503 when the delivery can't be priced
     */
    Order place(String id, String buyerId, PlaceOrder wanted) {
        return orders.find(id).orElseGet(() -> placeAnew(id, buyerId, wanted));
    }

    private Order placeAnew(String id, String buyerId, PlaceOrder wanted) {
        refuseTooMany(wanted.items());
        var sold = listings(wanted.items());
        var quote =
                quotes.quote(
                        wanted.items().stream()
                                .map(item -> new Quotes.Item(item.productId(), item.quantity()))
                                .toList(),
                        wanted.deliveryAddress().villageCode(),
                        wanted.service().name());
        var lines = lines(wanted.items(), sold);
        var parts = parts(lines, sold, quote);
        var order = order(id, buyerId, wanted, lines, parts, quote);
        return orders.add(order, List.of(Announcements.placed(order)));
    }

    private Order order(
            String id,
            String buyerId,
            PlaceOrder wanted,
            List<OrderLine> lines,
            List<OrderPart> parts,
            Quote quote) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sale =
                new Sale(
                        Ids.nextCode(),
                        buyerId,
                        lines,
                        wanted.deliveryAddress().toAddress(),
                        wanted.service().name(),
                        wanted.paymentMethod(),
                        quote.promise(),
                        windows.handInWindow(),
                        now,
                        now.plus(windows.reservation(wanted.paymentMethod())),
                        codes.next(id));
        return Order.placed(id, sale, parts, now.plus(windows.stockWindow()));
    }

    private static void refuseTooMany(List<PlaceOrder.Item> items) {
        var units = new HashMap<String, Integer>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (units.merge(item.productId(), item.quantity(), Integer::sum)
                    > PlaceOrder.MOST_UNITS)
                throw invalid(
                        "items[" + i + "].quantity",
                        "One order takes at most "
                                + PlaceOrder.MOST_UNITS
                                + " units of a product, all lines together.");
        }
    }

    private List<Listing> listings(List<PlaceOrder.Item> items) {
        var end = clock.instant().plus(JUST_LISTED);
        var found = new ArrayList<Listing>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var field = "items[" + i + "].productId";
            var listing =
                    listings.await(items.get(i).productId(), until(end))
                            .orElseThrow(() -> invalid(field, "There is no such product."));
            if (!listing.listed())
                throw invalid(field, listing.name() + " is not offered at the moment.");
            found.add(listing);
        }
        return found;
    }

    private Duration until(Instant end) {
        var left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static List<OrderLine> lines(List<PlaceOrder.Item> items, List<Listing> sold) {
        var lines = new ArrayList<OrderLine>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var listing = sold.get(i);
            lines.add(
                    new OrderLine(
                            listing.id(),
                            listing.name(),
                            items.get(i).quantity(),
                            listing.price(),
                            listing.unit(),
                            listing.weightGrams(),
                            listing.producerId()));
        }
        refuseTooMuch(lines);
        return lines;
    }

    private static void refuseTooMuch(List<OrderLine> lines) {
        var sum = Money.zero();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).unitPrice().compareTo(MOST) <= 0) sum = sum.plus(lines.get(i).total());
            if (lines.get(i).unitPrice().compareTo(MOST) > 0 || sum.compareTo(MOST) > 0)
                throw invalid("items[" + i + "].quantity", "This is more than one order can take.");
        }
    }

    private List<OrderPart> parts(List<OrderLine> lines, List<Listing> sold, Quote quote) {
        var subtotals = new LinkedHashMap<String, Money>();
        for (var line : lines) subtotals.merge(line.producerId(), line.total(), Money::plus);
        var names = new HashMap<String, String>();
        for (var listing : sold) names.put(listing.producerId(), listing.producerName());
        var parts = new ArrayList<OrderPart>();
        subtotals.forEach(
                (producerId, subtotal) -> {
                    var way =
                            quote.part(producerId)
                                    .orElseThrow(() -> new Refusal(new PlacementProblem.NoQuote()));
                    parts.add(
                            OrderPart.sold(
                                    producerId,
                                    names.getOrDefault(producerId, producerId),
                                    way.originHubId(),
                                    way.destinationHubId(),
                                    subtotal,
                                    way.fee(),
                                    rates));
                });
        return parts;
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
