package desakota.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The public state of products. Topic {@code catalog.products}, compacted, by product id. */
public sealed interface ProductEvent extends State {

    /** Who makes a product, as far as a list or an order needs it. */
    record Maker(
            String id,
            String name,
            String village,
            String villageCode,
            String regency,
            String simpulId) {}

    /**
     * A photo in several sizes.
     *
     * @param id path segment under {@code /api/catalog/photos/}
     */
    record Photo(String id, int width, int height) {}

    /**
     * A product as anybody may see it.
     *
     * @param unit what one unit is, such as {@code bungkus 250 g}
     * @param unitQuantity how much of {@code unitMeasure} one unit holds, for the price per measure
     * @param unitMeasure {@code g}, {@code kg}, {@code ml}, {@code l} or {@code pcs}
     * @param weightGrams of one unit, packed
     * @param onHand units still with the producer
     * @param available units that can be ordered: on hand less reserved, never below zero
     * @param listed whether it is offered; a product that is not stays readable
     */
    @WireName("product.changed.v1")
    record ProductChanged(
            long version,
            String id,
            String slug,
            String name,
            String category,
            String description,
            @Nullable String story,
            Money price,
            String unit,
            @Nullable Integer unitQuantity,
            @Nullable String unitMeasure,
            int weightGrams,
            int onHand,
            int available,
            List<Photo> photos,
            List<String> certificates,
            Maker producer,
            boolean listed,
            Instant createdAt)
            implements ProductEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(long version, String type) implements ProductEvent {}
}
