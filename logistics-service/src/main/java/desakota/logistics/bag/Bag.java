package desakota.logistics.bag;

import desakota.logistics.parcel.Moment;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/**
 * A consolidated bag and its manifest. Its document says what is to be with its parcels before the
 * first of them is touched, so that work which broke off is found and finished.
 *
 * @param hubs where it leaves and where it goes
 * @param openSince since when parcels have been waiting to be told; null when all were
 * @param dispatchedAt null until a hub says so, which may be later than it arrives
 * @param missing codes of the parcels that were not in it when it arrived; {@code damaged} likewise
 */
@Document("bags")
@CompoundIndex(name = "hubs", def = "{'hubs': 1, '_id': 1}")
@CompoundIndex(name = "open", def = "{'openSince': 1}", sparse = true)
record Bag(
        @Id String id,
        String code,
        String fromHubId,
        String toHubId,
        List<String> hubs,
        List<Item> parcels,
        BagStatus status,
        @Nullable Instant openSince,
        Moment packedAt,
        @Nullable Moment dispatchedAt,
        @Nullable Moment arrivedAt,
        List<String> missing,
        List<String> damaged) {

    /** A line of the manifest. */
    record Item(String parcelId, String code, String orderId, long weightGrams) {}

    static Bag packing(
            String id, String code, String from, String to, List<Item> parcels, Moment when) {
        return new Bag(
                id,
                code,
                from,
                to,
                List.of(from, to),
                parcels,
                BagStatus.PACKING,
                when.at(),
                when,
                null,
                null,
                List.of(),
                List.of());
    }

    long weightGrams() {
        return parcels.stream().mapToLong(Item::weightGrams).sum();
    }

    boolean open() {
        return openSince != null;
    }
}
