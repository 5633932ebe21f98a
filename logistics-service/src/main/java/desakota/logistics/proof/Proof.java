package desakota.logistics.proof;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/**
 * A photo or signature, re-encoded, that a courier took at a door.
 *
 * @param image a JPEG
 * @param orderId the only order whose delivery it can prove; null until it is sent for one
 * @param buyerId who else may see it, as {@code hubId}, once it has proven that delivery
 */
@Document("proofs")
record Proof(
        @Id String id,
        String courierId,
        Instant uploadedAt,
        Binary image,
        @Nullable String orderId,
        @Nullable String buyerId,
        @Nullable String hubId) {}
