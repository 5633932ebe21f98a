package desakota.catalog.stock;

import desakota.catalog.product.Listing;
import desakota.catalog.product.Listing.Price;
import desakota.catalog.product.Product;
import desakota.catalog.product.Stock;

import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.List;

/** Products with nothing to them but that they can be sold. */
final class Shelf {

    private Shelf() {}

    static Product put(MongoTemplate mongo, String id, String producerId, int onHand) {
        var listing =
                new Listing(
                        "Kopi",
                        "kopi",
                        "Kopi",
                        null,
                        new Price(1, "IDR"),
                        "bungkus",
                        null,
                        null,
                        250,
                        true);
        return mongo.insert(
                new Product(
                        id,
                        id,
                        producerId,
                        producerId,
                        Instant.EPOCH,
                        listing,
                        List.of(),
                        Stock.of(onHand),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        0));
    }
}
