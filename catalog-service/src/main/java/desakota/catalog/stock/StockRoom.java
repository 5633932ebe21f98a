package desakota.catalog.stock;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.catalog.product.Product;
import desakota.catalog.product.Stock.Hold;
import desakota.events.Shortage;
import desakota.kit.outbox.StateRelay;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The goods of all products. Every movement is one conditional write on one product that also tells
 * whether it has happened already: repeated, it changes nothing, and {@code available} can't fall
 * below zero whoever comes at the same time.
 */
@Component
class StockRoom {

    private final MongoTemplate mongo;
    private final StateRelay<Product> relay;

    StockRoom(MongoTemplate mongo, StateRelay<Product> relay) {
        this.mongo = mongo;
        this.relay = relay;
    }

    /**
     * Takes the items, in their order, until one is short. It leaves it to the caller to give back
     * what was taken before that.
     *
     * @return all items that are short; empty when everything is held
     */
    List<Shortage> take(List<Item> items, String claim) {
        for (int i = 0; i < items.size(); i++) {
            var missing = hold(items.get(i), claim);
            if (missing.isEmpty()) continue;
            var rest = items.subList(i + 1, items.size()).stream();
            return Stream.concat(
                            missing.stream(),
                            rest.flatMap(item -> shortage(item, claim, find(item)).stream()))
                    .toList();
        }
        return List.of();
    }

    /** Gives back what the claim still holds of the item. */
    void giveBack(Item item, String claim) {
        move(
                heldBy(item, claim),
                new Update()
                        .inc("stock.available", item.quantity())
                        .inc("stock.reserved", -item.quantity())
                        .pull("stock.holds", new Document("by", claim)),
                item);
    }

    /**
     * What the claim held of the item has left the producer. The claim's name stays: a late step of
     * it can't hold again.
     */
    void takeIn(Item item, String claim) {
        move(
                heldBy(item, claim),
                new Update()
                        .inc("stock.reserved", -item.quantity())
                        .pull("stock.holds", new Document("by", claim))
                        .push("stock.moved", claim),
                item);
    }

    /** Adds what came back to what can be sold, once by this name, which stays. */
    void add(Item item, String name) {
        move(
                where("_id").is(item.productId()).and("stock.moved").ne(name),
                new Update().inc("stock.available", item.quantity()).push("stock.moved", name),
                item);
    }

    /** Forgets the names of movements of which no step can come late any more. */
    void forget(Item item, List<String> names) {
        mongo.updateFirst(
                query(where("_id").is(item.productId()).and("stock.moved").in(names)),
                new Update().pullAll("stock.moved", names.toArray()),
                Product.class);
    }

    /** Holds the item, unless it is held already or there is not enough. */
    private Optional<Shortage> hold(Item item, String claim) {
        var enough =
                where("_id")
                        .is(item.productId())
                        .and("listing.listed")
                        .is(true)
                        .and("stock.available")
                        .gte(item.quantity())
                        .and("stock.holds.by")
                        .ne(claim)
                        .and("stock.moved")
                        .ne(claim);
        var held =
                new Update()
                        .inc("stock.available", -item.quantity())
                        .inc("stock.reserved", item.quantity())
                        .push("stock.holds", new Hold(claim, item.quantity()));
        while (!move(enough, held, item)) {
            var product = find(item);
            if (product != null && product.stock().knows(claim)) break;
            var missing = shortage(item, claim, product);
            if (missing.isPresent()) return missing;
            // Some came back in between: ask again.
        }
        return Optional.empty();
    }

    /** How much is missing of an item; empty when nothing is, or the claim holds it already. */
    private static Optional<Shortage> shortage(Item item, String claim, @Nullable Product product) {
        if (product != null && product.stock().knows(claim)) return Optional.empty();
        var available =
                product == null || !product.listing().listed() ? 0 : product.stock().available();
        return available >= item.quantity()
                ? Optional.empty()
                : Optional.of(new Shortage(item.productId(), item.quantity(), available));
    }

    private @Nullable Product find(Item item) {
        return mongo.findById(item.productId(), Product.class);
    }

    private static Criteria heldBy(Item item, String claim) {
        return where("_id").is(item.productId()).and("stock.holds.by").is(claim);
    }

    private boolean move(Criteria guard, Update update, Item item) {
        var moved =
                mongo.updateFirst(query(guard), relay.marked(update), Product.class)
                        .getModifiedCount();
        if (moved == 0) return false;
        relay.changed(item.productId());
        return true;
    }
}
