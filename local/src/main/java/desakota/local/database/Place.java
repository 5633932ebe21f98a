package desakota.local.database;

import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HexFormat;

/** Where a document is in its collection: its encoded {@code _id}. */
final class Place {

    private final byte[] key;

    Place(byte[] key) {
        this.key = key;
    }

    static Place of(Document document) {
        return new Place(OrderedBytes.of(document.get("_id")));
    }

    byte[] key() {
        return key;
    }

    /** The key of this place in an index, behind the values it is found by. */
    byte[] behind(byte[] values) {
        return OrderedBytes.join(values, key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && Arrays.equals(key, place.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(key);
    }
}
