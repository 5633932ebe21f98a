package desakota.catalog.product;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

/**
 * What a kilogram, a litre or a piece would cost, so that packs of different sizes compare.
 *
 * @param price rounded half up to a whole rupiah
 * @param measure {@code kg}, {@code l} or {@code pcs}
 */
public record PricePerMeasure(Money price, String measure) {

    /**
     * The price per measure of a unit. Valid: 12,000 for 250 g is 48,000 per kg. Null when the unit
     * has no measure or is one piece.
     */
    static @Nullable PricePerMeasure of(
            Money price, @Nullable Integer quantity, @Nullable String measure) {
        if (quantity == null || measure == null) return null;
        return switch (measure) {
            case "g" -> per(price, 1000, quantity, "kg");
            case "kg" -> per(price, 1, quantity, "kg");
            case "ml" -> per(price, 1000, quantity, "l");
            case "l" -> per(price, 1, quantity, "l");
            default -> quantity == 1 ? null : per(price, 1, quantity, measure);
        };
    }

    private static PricePerMeasure per(Money price, long factor, int quantity, String measure) {
        var doubled = Math.multiplyExact(price.amount(), 2 * factor);
        var rounded = Math.floorDiv(doubled + quantity, 2L * quantity);
        return new PricePerMeasure(new Money(rounded, price.currency()), measure);
    }
}
