package desakota.logistics.parcel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One link in the chain of hands: each begins where the one before ended, so that a parcel never
 * has two holders.
 *
 * @param who account id of the hub or courier that said so
 * @param from who had the parcel: a producer, hub or courier by id, a carrier by name; null when
 *     nobody knew
 * @param to who has it from then on; {@code buyer} at the end, null when it is missing
 * @param at when logistics recorded it
 * @param occurredAt when it happened, by the clock of the device that saw it
 * @param count pieces that were there
 * @param weightGrams as weighed
 * @param condition in a word, when it was not good
 * @param proof how a delivery was proven
 * @param reason why a try failed or the parcel was given up, such as {@code NOBODY_HOME}
 */
public record Custody(
        Step type,
        String who,
        @Nullable String from,
        @Nullable String to,
        Instant at,
        Instant occurredAt,
        @Nullable Integer count,
        @Nullable Integer weightGrams,
        @Nullable String condition,
        @Nullable String note,
        Scan.Proof.@Nullable Kind proof,
        @Nullable String reason) {

    static Custody of(Scan scan, @Nullable String from, @Nullable String to) {
        var goods = scan.goods();
        var proof = scan.proof();
        return new Custody(
                scan.step(),
                scan.by(),
                from,
                to,
                scan.at(),
                scan.occurredAt(),
                goods == null ? null : goods.count(),
                goods == null ? null : goods.weightGrams(),
                goods == null ? null : goods.condition(),
                goods == null ? null : goods.note(),
                proof == null ? null : proof.kind(),
                scan.reason());
    }
}
