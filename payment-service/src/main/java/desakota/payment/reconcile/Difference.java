package desakota.payment.reconcile;

import desakota.payment.reconcile.Finding.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A difference between a provider and the market, until it is gone or somebody has seen to it.
 *
 * @param paymentId the payment's, or the disbursement's of a payout
 * @param subject what it is about within the payment; may be empty
 * @param seenAt when it was found
 * @param closedBy the officer who closed it; null when it is open or was gone by itself
 * @param note what was done about it
 */
@Document("differences")
@CompoundIndex(name = "status-seenAt", def = "{'status': 1, 'seenAt': -1, '_id': -1}")
record Difference(
        @Id String id,
        @Indexed String paymentId,
        String provider,
        Kind kind,
        String subject,
        String ours,
        String theirs,
        Status status,
        Instant seenAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {

    enum Status {
        OPEN,
        CLOSED
    }

    static Difference open(String paymentId, String provider, Finding found, Instant at) {
        return new Difference(
                idOf(paymentId, found),
                paymentId,
                provider,
                found.kind(),
                found.subject(),
                found.ours(),
                found.theirs(),
                Status.OPEN,
                at,
                null,
                null,
                null);
    }

    /** The same for the same point, so that it is listed once. */
    static String idOf(String paymentId, Finding found) {
        var point = paymentId + "\n" + found.kind() + "\n" + found.subject();
        return UUID.nameUUIDFromBytes(point.getBytes(StandardCharsets.UTF_8)).toString();
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    /**
     * Whether this tells all that was found. What an officer closed stays closed until it changes.
     */
    boolean tells(Finding found) {
        var same = ours.equals(found.ours()) && theirs.equals(found.theirs());
        return same && (isOpen() || closedBy != null);
    }
}
