package desakota.order;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a buyer objects to about a part that arrived. The part's money stays held until the
 * cooperative has decided.
 *
 * @param description in the buyer's words; empty in what the order announces
 * @param photoIds the pictures that show it
 * @param decideBy when the decision is overdue
 * @param resolution null while it is open
 */
public record Claim(
        String id,
        String producerId,
        Kind kind,
        String description,
        List<String> photoIds,
        Instant at,
        Instant decideBy,
        @Nullable Resolution resolution) {

    /** What is wrong. */
    public enum Kind {
        DAMAGED,
        WRONG,
        INCOMPLETE,
        OTHER
    }

    /** Whether somebody has decided. */
    public enum Status {
        OPEN,
        RESOLVED
    }

    /**
     * The cooperative's decision.
     *
     * @param refund what goes back to the buyer; nothing when the claim was turned down
     * @param decidedBy account id; null in what the order announces
     * @param requestId the request that said so; null in what the order announces
     */
    public record Resolution(
            Money refund,
            String why,
            Instant at,
            @Nullable String decidedBy,
            @Nullable String requestId) {}

    public Claim {
        photoIds = List.copyOf(photoIds);
    }

    static Claim opened(String id, String producerId, String kind, Instant at) {
        var decideBy = at.plus(Wait.DECISION);
        return new Claim(id, producerId, Kind.valueOf(kind), "", List.of(), at, decideBy, null);
    }

    /** Whether it is open. */
    public Status status() {
        return resolution == null ? Status.OPEN : Status.RESOLVED;
    }

    /** The same with what the buyer says and shows. */
    public Claim described(String words, List<String> pictures) {
        return new Claim(id, producerId, kind, words, pictures, at, decideBy, resolution);
    }

    /** The same, decided. */
    public Claim resolved(Resolution decision) {
        return new Claim(id, producerId, kind, description, photoIds, at, decideBy, decision);
    }
}
