package desakota.catalog.search;

import desakota.catalog.edit.Edition;
import desakota.catalog.region.Region.Level;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a buyer looks for.
 *
 * @param q words, as typed
 * @param category id of a category
 * @param region code of a province, regency, district or village, or the beginning of one; dotted
 *     whether it was so or not
 * @param producer id of a producer
 * @param minPrice of one unit in rupiah, as {@code maxPrice}
 * @param inStock true: only what can be ordered now
 */
record Wish(
        @Nullable String q,
        @Nullable String category,
        @Nullable String region,
        @Nullable String producer,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        boolean inStock,
        Order order) {

    Wish {
        region = region == null ? null : dotted(region);
    }

    /** In which order goods are shown. */
    enum Order {
        RELEVANCE("relevance"),
        NEWEST("newest"),
        CHEAPEST("price"),
        DEAREST("-price");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        static Optional<Order> of(String word) {
            return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
        }
    }

    /** The same, whatever the category. */
    Wish inAnyCategory() {
        return new Wish(q, null, region, producer, minPrice, maxPrice, inStock, order);
    }

    /** The level by which to narrow the search down further. */
    Level nextLevel() {
        if (region == null) return Level.PROVINCE;
        return switch (region.length()) {
            case 1 -> Level.PROVINCE;
            case 2, 3, 4 -> Level.REGENCY;
            case 5, 6, 7 -> Level.DISTRICT;
            default -> Level.VILLAGE;
        };
    }

    /** {@code 3507} and {@code 35.07.} both are {@code 35.07}. */
    private static String dotted(String code) {
        var digits = code.replace(".", "");
        var dotted = new StringBuilder(digits);
        for (var place : new int[] {6, 4, 2})
            if (digits.length() > place) dotted.insert(place, '.');
        return dotted.toString();
    }

    /** Tells this wish from others: a cursor belongs to one. */
    String fingerprint() {
        return Long.toHexString(
                Edition.of(q, category, region, producer, minPrice, maxPrice, inStock, order));
    }
}
