package desakota.system.load;

import desakota.catalog.producer.Producer;
import desakota.catalog.product.Listing;
import desakota.catalog.product.Product;
import desakota.catalog.product.Product.Edit;
import desakota.catalog.product.Stock;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.ProductEvent.Maker;
import desakota.events.ProductEvent.ProductChanged;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Seeded producers and products by number: the same number always gives the same one. */
final class Goods {

    /** Goods of one producer. */
    static final int OF_ONE_PRODUCER = 50;

    /** Every so many-th producer lives in the village whose simpul the load's orders start from. */
    private static final int AT_HOME = 4;

    private final List<JsonNode> villages;
    private final JsonNode home;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /**
     * Goods from villages that the market knows.
     *
     * @param demo the market's own producers, whose villages and hubs the new ones share
     */
    Goods(List<JsonNode> demo) {
        this.villages = demo;
        this.home =
                demo.stream()
                        .filter(producer -> producer.get("id").asString().equals("wagiman"))
                        .findFirst()
                        .orElseThrow();
    }

    /** The id of a producer. */
    static String producerId(int number) {
        return "perajin-%05d".formatted(number);
    }

    /** How many producers so many products have. */
    static int producersOf(int products) {
        return Math.ceilDiv(products, OF_ONE_PRODUCER);
    }

    /** The public state of a producer. */
    ProducerChanged maker(int number) {
        var village = number % AT_HOME == 0 ? home : villages.get(number % villages.size());
        return new ProducerChanged(
                1,
                producerId(number),
                "Perajin " + number,
                village.get("village").asString(),
                village.get("villageCode").asString(),
                village.get("regency").asString(),
                village.get("simpul").asString(),
                Words.text(2, new Random(number)),
                false);
    }

    /** A producer as the catalogue stores them. */
    static Producer stored(ProducerChanged maker) {
        return new Producer(
                maker.id(),
                maker.name(),
                maker.villageCode(),
                maker.simpulId(),
                maker.story(),
                2010,
                null,
                maker.id(),
                null,
                0,
                1);
    }

    /** A product as the catalogue stores it, with more on hand than any load takes. */
    Product product(int number) {
        var random = new Random(number);
        var good = Words.any(Words.GOODS, random);
        var name =
                "%s %s %s %d"
                        .formatted(
                                good.name(),
                                Words.any(Words.KINDS, random),
                                Words.any(Words.PLACES, random),
                                number);
        var producer = producerId(number / OF_ONE_PRODUCER);
        var at = now.minus(Duration.ofMinutes(number));
        var listing =
                new Listing(
                        name,
                        good.category(),
                        Words.text(4, random),
                        Words.text(2, random),
                        new Listing.Price(good.price() + 500L * random.nextInt(20), "IDR"),
                        good.unit(),
                        null,
                        null,
                        good.weightGrams(),
                        true);
        return new Product(
                UUID.nameUUIDFromBytes(("load/" + number).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                producer,
                producer,
                at,
                listing,
                List.of("PIRT"),
                Stock.of(Stock.MOST),
                List.of(),
                List.of(new Edit(at, producer, null, Edit.What.LISTED)),
                null,
                0,
                1);
    }

    /** The public state of a product. */
    static ProductChanged state(Product product, ProducerChanged maker) {
        var listing = product.listing();
        return new ProductChanged(
                product.stateVersion(),
                product.id(),
                product.slug(),
                listing.name(),
                listing.category(),
                listing.description(),
                listing.story(),
                listing.price().toMoney(),
                listing.unit(),
                listing.unitQuantity(),
                listing.unitMeasure(),
                listing.weightGrams(),
                product.stock().onHand(),
                product.stock().available(),
                product.photos(),
                product.certificates(),
                new Maker(
                        maker.id(),
                        maker.name(),
                        maker.village(),
                        maker.villageCode(),
                        maker.regency(),
                        maker.simpulId()),
                listing.listed(),
                product.createdAt());
    }
}
