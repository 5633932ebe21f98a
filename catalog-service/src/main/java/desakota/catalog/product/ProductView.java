package desakota.catalog.product;

import desakota.events.Money;
import desakota.events.ProductEvent.Maker;
import desakota.events.ProductEvent.Photo;
import desakota.events.ProductEvent.ProductChanged;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A product as the API shows it.
 *
 * @param slug its name in an address
 * @param category id of a category
 * @param story how it is made, where it comes from
 * @param price of one unit
 * @param pricePerMeasure to compare prices by; null where the unit says nothing about it
 * @param unit what one unit is, such as {@code bungkus 250 g}
 * @param unitQuantity how much of {@code unitMeasure} one unit holds
 * @param weightGrams of one unit, packed
 * @param onHand units that the producer has, the sold ones among them
 * @param available units that can be ordered
 * @param imageUrl the first photo; null without one
 * @param listed whether it is offered
 * @param rating null before the first review
 */
public record ProductView(
        String id,
        String slug,
        String name,
        String category,
        String description,
        @Nullable String story,
        Money price,
        @Nullable PricePerMeasure pricePerMeasure,
        String unit,
        @Nullable Integer unitQuantity,
        @Nullable String unitMeasure,
        int weightGrams,
        int onHand,
        int available,
        @Nullable String imageUrl,
        List<PhotoView> photos,
        List<String> certificates,
        Seller producer,
        boolean listed,
        @Nullable Double rating,
        Instant createdAt) {

    /**
     * Who makes it.
     *
     * @param id of their account
     * @param villageCode of the Kemendagri, such as {@code 35.07.16.2005}
     * @param regency by name
     * @param simpul id of the village hub that serves them
     */
    public record Seller(
            String id,
            String name,
            String village,
            String villageCode,
            String regency,
            String simpul) {

        static Seller of(Maker maker) {
            return new Seller(
                    maker.id(),
                    maker.name(),
                    maker.village(),
                    maker.villageCode(),
                    maker.regency(),
                    maker.simpulId());
        }
    }

    /**
     * A photo, with the addresses of its sizes by their longer side in pixels.
     *
     * @param url of the middle size
     */
    public record PhotoView(
            String id, int width, int height, String url, String small, String large) {

        /** The view of a photo. */
        public static PhotoView of(Photo photo) {
            return new PhotoView(
                    photo.id(),
                    photo.width(),
                    photo.height(),
                    urlOf(photo, 640),
                    urlOf(photo, 320),
                    urlOf(photo, 1280));
        }
    }

    /** The view of a product's state. */
    public static ProductView of(ProductChanged state) {
        return new ProductView(
                state.id(),
                state.slug(),
                state.name(),
                state.category(),
                state.description(),
                state.story(),
                state.price(),
                PricePerMeasure.of(state.price(), state.unitQuantity(), state.unitMeasure()),
                state.unit(),
                state.unitQuantity(),
                state.unitMeasure(),
                state.weightGrams(),
                state.onHand(),
                state.available(),
                imageUrlOf(state),
                state.photos().stream().map(PhotoView::of).toList(),
                state.certificates(),
                Seller.of(state.producer()),
                state.listed(),
                null,
                state.createdAt());
    }

    /** The address of a product's first photo; null without one. */
    public static @Nullable String imageUrlOf(ProductChanged state) {
        return state.photos().isEmpty() ? null : urlOf(state.photos().getFirst(), 640);
    }

    private static String urlOf(Photo photo, int size) {
        return "/api/catalog/photos/" + photo.id() + "/" + size + ".jpg";
    }
}
