package desakota.catalog.product;

import desakota.events.ProductEvent.Photo;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/**
 * A product of one producer.
 *
 * @param slug its name in an address; unique, and the same for ever
 * @param listedBy the account that listed it: the producer, or who acted for them
 * @param certificates that were checked, such as {@code HALAL}
 * @param history its newest edits, oldest first, {@value #HISTORY} at most
 * @param makerVersion it must not be published with an older state of its producer than this; null
 *     for any
 * @param edits how often it was edited
 * @param stateVersion of the published state
 */
@Document("products")
@CompoundIndex(name = "producer", def = "{'producerId': 1, '_id': 1}")
public record Product(
        @Id String id,
        @Indexed(unique = true) String slug,
        String producerId,
        String listedBy,
        Instant createdAt,
        Listing listing,
        List<String> certificates,
        Stock stock,
        List<Photo> photos,
        List<Edit> history,
        @Nullable Long makerVersion,
        long edits,
        long stateVersion) {

    /** How many edits are kept in the product. */
    public static final int HISTORY = 100;

    /** How many photos a product may have. */
    public static final int PHOTOS = 8;

    public Product {
        certificates = List.copyOf(certificates);
        photos = List.copyOf(photos);
        history = List.copyOf(history);
    }

    /**
     * Something that somebody did to a product.
     *
     * @param by the account that did it
     * @param actingFor the producer in whose name; null when they did it themselves
     */
    public record Edit(Instant at, String by, @Nullable String actingFor, What what) {

        /** What was done. */
        public enum What {
            /** The product was listed for the first time. */
            LISTED,
            /** Its text, price or unit was edited, or it was taken off sale or put back. */
            EDITED,
            /** The goods on hand were counted. */
            COUNTED,
            /** A photo was added. */
            PHOTO_ADDED,
            /** A photo was taken away. */
            PHOTO_REMOVED
        }
    }

    /** The producer in whose name it was listed by somebody else; null when they did it. */
    public @Nullable String listedFor() {
        return listedBy.equals(producerId) ? null : producerId;
    }
}
