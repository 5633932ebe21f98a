package desakota.payment;

import desakota.payment.refund.Refunds;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;

import java.time.Duration;
import java.time.Instant;

/**
 * When somebody must look at a payment again; all times are found by an index.
 *
 * @param deadline when it expires; null once no money is awaited
 * @param errandDue when its next errand is run by whoever finds it; null when there is none
 * @param attempts how often that errand has failed in a row
 * @param unasked since when the provider was not asked what it knows of the payment; null when it
 *     need not be asked any more
 * @param asked how often it was asked since something last happened; null: never
 * @param stuck since when a refund can't go on without an officer; null: none is stuck
 * @param sending until when a provider may be at work on a refund; null: it never was
 */
record Agenda(
        @Indexed(sparse = true) @Nullable Instant deadline,
        @Indexed(sparse = true) @Nullable Instant errandDue,
        int attempts,
        @Indexed(sparse = true) @Nullable Instant unasked,
        @Nullable Integer asked,
        @Indexed(sparse = true) @Nullable Instant stuck,
        @Nullable Instant sending) {

    /** Whoever brings an errand about runs it at once; others leave it alone for so long. */
    static final Duration HEAD_START = Duration.ofSeconds(5);

    /** Whoever takes an errand up has so long; then it is due again, whatever became of them. */
    static final Duration TURN = Duration.ofSeconds(30);

    /** A provider is at work on a refund for no longer than that, all its tries together. */
    static final Duration CALL = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** Nothing to look at. */
    static final Agenda FREE = new Agenda(null, null, 0, null, null, null, null);

    /** With errands that follow from what happened just now. */
    Agenda busySince(Instant at) {
        return new Agenda(deadline, at.plus(HEAD_START), 0, at, null, stuck, sending);
    }

    /** The errand is being tried. */
    Agenda takenUp(Instant now) {
        return new Agenda(deadline, now.plus(TURN), attempts, unasked, asked, stuck, sending);
    }

    /** The try failed: again after 1 s, 2 s, 4 s, … up to five minutes. */
    Agenda postponed(Instant now) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, 10));
        var due = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return new Agenda(deadline, due, attempts + 1, unasked, asked, stuck, sending);
    }

    /** A provider is about to be given a refund. */
    Agenda sending(Instant now) {
        return new Agenda(deadline, errandDue, attempts, unasked, asked, stuck, now.plus(CALL));
    }

    /** Whether a provider may be at work on a refund. */
    boolean isSending(Instant now) {
        return sending != null && now.isBefore(sending);
    }

    /** With a refund that can't go on from now on, unless there is one already. */
    Agenda stuckAt(Instant now) {
        var since = stuck == null ? now : stuck;
        return new Agenda(deadline, errandDue, attempts, unasked, asked, since, sending);
    }

    /** The same for a payment with this deadline, with or without errands, and these refunds. */
    Agenda of(@Nullable Instant newDeadline, boolean hasErrand, Refunds refunds) {
        var since = refunds.stuck().isEmpty() ? null : stuck;
        if (!hasErrand) return new Agenda(newDeadline, null, 0, unasked, asked, since, sending);
        var due = errandDue == null ? Instant.EPOCH : errandDue;
        return new Agenda(newDeadline, due, attempts, unasked, asked, since, sending);
    }
}
