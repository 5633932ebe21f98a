package desakota.catalog.search;

import desakota.catalog.product.ProductView;
import desakota.events.Money;
import desakota.events.ProductEvent.ProductChanged;

import org.jspecify.annotations.Nullable;

/**
 * A product as a list shows it.
 *
 * @param slug its name in an address
 * @param category id of a category
 * @param price of one unit
 * @param unit what one unit is, such as {@code bungkus 250 g}
 * @param available units that can be ordered
 * @param imageUrl null without a photo
 * @param rating null before the first review
 */
record ProductItem(
        String id,
        String slug,
        String name,
        String category,
        Money price,
        String unit,
        int available,
        @Nullable String imageUrl,
        Seller producer,
        @Nullable Double rating) {

    /** Who makes it, and where. */
    record Seller(String id, String name, String village, String regency) {}

    static ProductItem of(ProductChanged state) {
        var maker = state.producer();
        return new ProductItem(
                state.id(),
                state.slug(),
                state.name(),
                state.category(),
                state.price(),
                state.unit(),
                state.available(),
                ProductView.imageUrlOf(state),
                new Seller(maker.id(), maker.name(), maker.village(), maker.regency()),
                null);
    }
}
