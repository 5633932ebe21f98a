package desakota.logistics.parcel;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One thing said of a parcel by somebody who had it before them.
 *
 * @param by account id of the hub's operator or the courier; {@link #MARKET} for the market itself
 * @param hubId the hub where it was, or that the courier works from
 * @param at when logistics recorded it; {@code occurredAt} when it happened by the device's clock
 * @param ref names the command or device event that says so; the same step with the same name is
 *     recorded once
 * @param collected the cash that a courier says they took at the door; null if they did not say
 * @param reason why a try failed, or why the parcel is given up, such as {@code NOBODY_HOME}
 * @param turn null on the first turn
 */
public record Scan(
        Step step,
        String by,
        String hubId,
        Instant at,
        Instant occurredAt,
        String ref,
        @Nullable Device device,
        @Nullable Goods goods,
        @Nullable String bagCode,
        @Nullable Proof proof,
        @Nullable Money collected,
        @Nullable String reason,
        @Nullable Turn turn) {

    /** Condition of goods that a hub found damaged; reason of a loss by damage. */
    public static final String DAMAGED = "DAMAGED";

    /** Reason of a try that has no other after it. */
    public static final String REFUSED = "REFUSED";

    /** Who says what no person said. */
    public static final String MARKET = "desakota";

    /**
     * Where in the order of things a device puts it.
     *
     * @param sequence grows with everything that happens on that device; null if it does not count
     */
    public record Device(String id, @Nullable Long sequence) {}

    /**
     * What was found when the parcel was checked.
     *
     * @param count pieces
     * @param weightGrams of the whole parcel
     */
    public record Goods(
            @Nullable Integer count,
            @Nullable Integer weightGrams,
            @Nullable String condition,
            @Nullable String note) {

        boolean damaged() {
            return DAMAGED.equals(condition);
        }
    }

    /**
     * What proves a delivery.
     *
     * @param proofId of the photo or signature; null for others
     */
    public record Proof(Kind kind, @Nullable String proofId) {

        /** How a delivery can be proven. */
        public enum Kind {
            /** The buyer told their code. */
            CODE,
            PHOTO,
            SIGNATURE,
            /** A person looked at what contradicted and decided that it was delivered. */
            REVIEW
        }
    }

    /**
     * Counts how often the parcel's way was taken up anew, because it was found at a hub that it
     * had left or because a person decided against an end.
     *
     * @param forced whether a person decided that this happened although it contradicted
     */
    public record Turn(int round, boolean forced) {}

    /** What a hub says at the moment it happens. */
    public static Scan atHub(Step step, String hubId, Instant now, String ref) {
        return atHub(step, hubId, Moment.of(now), ref);
    }

    /** What a hub says of a moment that may be long ago. */
    public static Scan atHub(Step step, String hubId, Moment when, String ref) {
        return bare(step, hubId, hubId, when, ref);
    }

    /** What the market itself says of a parcel that was last heard of at this hub. */
    public static Scan byMarket(Step step, String hubId, Instant now, String ref) {
        return bare(step, MARKET, hubId, Moment.of(now), ref);
    }

    /** What a courier's device says, perhaps long after it happened. */
    public static Scan byCourier(
            Step step, String courierId, String hubId, Moment when, String ref) {
        return bare(step, courierId, hubId, when, ref);
    }

    private static Scan bare(Step step, String by, String hubId, Moment when, String ref) {
        return new Scan(
                step,
                by,
                hubId,
                when.at(),
                when.occurredAt(),
                ref,
                when.device(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same with what was found. */
    public Scan with(@Nullable Goods found) {
        return copy(found, bagCode, proof, collected, reason, turn);
    }

    /** The same for a parcel in this bag. */
    public Scan inBag(String code) {
        return copy(goods, code, proof, collected, reason, turn);
    }

    /** The same, a delivery proven so, and the cash taken for it. */
    public Scan with(@Nullable Proof what, @Nullable Money cash) {
        return copy(goods, bagCode, what, cash, reason, turn);
    }

    /** The same for this reason. */
    public Scan because(@Nullable String why) {
        return copy(goods, bagCode, proof, collected, why, turn);
    }

    /** The same, decided by a person against what contradicts it. */
    public Scan forced() {
        return in(new Turn(round(), true));
    }

    Scan in(Turn other) {
        var kept = other.round() == 0 && !other.forced() ? null : other;
        return copy(goods, bagCode, proof, collected, reason, kept);
    }

    private Scan copy(
            @Nullable Goods found,
            @Nullable String bag,
            @Nullable Proof what,
            @Nullable Money cash,
            @Nullable String why,
            @Nullable Turn which) {
        return new Scan(
                step, by, hubId, at, occurredAt, ref, device, found, bag, what, cash, why, which);
    }

    int round() {
        return turn == null ? 0 : turn.round();
    }

    boolean isForced() {
        return turn != null && turn.forced();
    }

    boolean foundDamaged() {
        return goods != null && goods.damaged();
    }

    /** Whether a courier says it. */
    boolean isByCourier() {
        return step.isLastMile() || (step == Step.BROUGHT_BACK && !by.equals(hubId));
    }
}
