package desakota.logistics.device;

import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event.
 *
 * @param detail a sentence for whoever sent it, and for the person who reviews it
 * @param awaits what must come before it can be applied; null when it is done
 * @param brings what others may have been awaiting, now come; null when it is none of that
 * @param subject id of the thing that it made or was about, if it is another than it was given
 */
public record Verdict(
        Outcome outcome,
        @Nullable String detail,
        @Nullable String awaits,
        @Nullable String brings,
        @Nullable String subject) {

    /** It says nothing but this. */
    public static Verdict of(Outcome outcome, @Nullable String detail) {
        return new Verdict(outcome, detail, null, null, null);
    }

    /** It contradicts what is known. */
    public static Verdict review(@Nullable String why) {
        return of(Outcome.REVIEW, why);
    }

    /** It came early: it is applied as soon as what it awaits has come. */
    public static Verdict waiting(String awaits, String detail) {
        return new Verdict(Outcome.APPLIED, detail, awaits, null, null);
    }

    /** The same, which others may have been awaiting. */
    public Verdict bringing(String thing) {
        return new Verdict(outcome, detail, awaits, thing, subject);
    }

    /** The same, about this thing. */
    public Verdict about(String thing) {
        return new Verdict(outcome, detail, awaits, brings, thing);
    }
}
