package desakota.order.placement;

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
import desakota.order.Sale;
import desakota.order.conduct.ConductProperties;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Places orders. What the goods are and cost is the catalogue's to say, what their delivery costs
 * logistics'; of the buyer's request only what, how many and whereto counts.
 */
@Component
class Placement {

    /** How long all products of an order together are waited for, should they just be listed. */
    private static final Duration JUST_LISTED = Duration.ofSeconds(2);

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
        var basket = Basket.of(wanted.items(), listings(wanted.items()));
        var quote =
                quotes.quote(
                        basket.toBring(),
                        wanted.deliveryAddress().villageCode(),
                        wanted.service().name());
        var order = order(id, buyerId, wanted, basket, quote);
        return orders.add(order, List.of(Announcements.placed(order)));
    }

    private Order order(String id, String buyerId, PlaceOrder wanted, Basket basket, Quote quote) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sale =
                new Sale(
                        Ids.nextCode(),
                        buyerId,
                        basket.lines(),
                        wanted.deliveryAddress().toAddress(),
                        wanted.service().name(),
                        wanted.paymentMethod(),
                        quote.promise(),
                        windows.handInWindow(),
                        now,
                        now.plus(windows.reservation(wanted.paymentMethod())),
                        codes.next(id));
        return Order.placed(id, sale, basket.parts(quote, rates), now.plus(windows.stockWindow()));
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

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
