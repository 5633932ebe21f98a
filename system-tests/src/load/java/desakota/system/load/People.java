package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;

import io.gatling.javaapi.core.ChainBuilder;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Who does what at a market that is loaded: with demo accounts, and goods that are there. */
final class People {

    /** Products that are looked at, or ordered. */
    private static final int PRODUCTS = 500;

    /** Fewer would be sold out before the load ends. */
    private static final int ENOUGH = 100_000;

    private final Looking looking;
    private final Buying buying;
    private final Hauling hauling;

    People(String address) {
        var buyer = new Token(address, "rina");
        var anyone = Visitor.anonymous(address);
        var home = anyone.get("/api/catalog/producers/wagiman").get("villageCode").asString();
        var goods = "/api/catalog/products?size=100&inStock=true&sort=newest";
        looking = new Looking(texts(anyone.list(goods, PRODUCTS), "slug"), buyer);
        buying =
                new Buying(
                        texts(
                                anyone.list(goods + "&region=" + home, PRODUCTS).stream()
                                        .filter(p -> p.get("available").asLong() >= ENOUGH)
                                        .toList(),
                                "id"),
                        buyer);
        hauling = new Hauling(address);
    }

    private static List<String> texts(List<JsonNode> products, String field) {
        if (products.isEmpty())
            throw new IllegalStateException("Seed the market first: there is nothing to load");
        return products.stream().map(product -> product.get(field).asString()).toList();
    }

    Looking looking() {
        return looking;
    }

    Buying buying() {
        return buying;
    }

    /** An order that goes the whole way; breaks off where something fails. */
    ChainBuilder journey() {
        return exec(
                exitBlockOnFail()
                        .on(
                                exec(buying.place())
                                        .exec(buying.pay())
                                        .exec(hauling.haul())
                                        .exec(buying.hear("ALL_DELIVERED"))
                                        .exec(buying.receive())));
    }
}
