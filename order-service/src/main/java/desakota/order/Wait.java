package desakota.order;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that an order waits for. No wait is without an end: what it waits for comes, the order
 * ends, or the time is over and then something happens, as each {@link Kind} says.
 *
 * @param until when the time is over
 * @param about the producer or the claim that it is about; null when it is about the whole order
 */
public record Wait(Kind kind, Instant until, @Nullable String about) {

    /** How long after the payment's deadline: the bank's notice takes its time. */
    static final Duration PAYMENT_GRACE = Duration.ofMinutes(2);

    /** How long after its promise an order counts as late. */
    static final Duration LATE = Duration.ofDays(1);

    /** How long logistics may take to say whether something can be stopped. */
    static final Duration ANSWER = Duration.ofHours(1);

    /** How long the cooperative may take to decide about a claim. */
    static final Duration DECISION = Duration.ofDays(7);

    /** Everything that an order can wait for. */
    public enum Kind {
        /**
         * Placed: the catalogue's word about the stock. Then it is confirmed or rejected; without
         * it within the stock window, cancelled.
         */
        STOCK,
        /**
         * Confirmed, or awaiting payment: the payment. Then it is paid; without it until the
         * payment's deadline and a little grace, expired.
         */
        PAYMENT,
        /**
         * Paid or accepted, until this producer's goods are with the simpul. Without them within
         * the hand-in window the market itself asks for the part's cancellation.
         */
        HAND_IN,
        /**
         * The buyer or the market wants the order cancelled: logistics' word whether it is too
         * late. Goods may have left, so nothing is guessed: it is noted as delayed and counted, and
         * goes on waiting.
         */
        STOP,
        /** The same for the cancellation of this producer's part. */
        PART_STOP,
        /**
         * Paid or accepted, until every parcel has ended. A day after its promise it is noted as
         * delayed and counted; late is not lost, and a parcel that nobody finds is given up by
         * logistics.
         */
        ARRIVAL,
        /**
         * Delivered: the buyer's word, good or bad. Without it within the claim window it is
         * completed.
         */
        OBJECTION,
        /**
         * Claimed: the cooperative's decision, also after the order is completed. Only people can
         * judge, so without it within a week it is noted as delayed and counted, and the money
         * stays held.
         */
        DECISION
    }
}
