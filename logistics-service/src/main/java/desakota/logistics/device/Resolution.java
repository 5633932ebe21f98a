package desakota.logistics.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a person decided about an event for review, and what came of it.
 *
 * @param by account id of who decided
 * @param outcome null while it is being applied
 * @param detail a sentence about the outcome; null when there is nothing to say
 */
public record Resolution(
        Decision decision,
        String reason,
        String by,
        Instant at,
        @Nullable Outcome outcome,
        @Nullable String detail) {

    /** What is to become of the event. */
    public enum Decision {
        /** It happened, whatever contradicts it. */
        APPLY,
        /** It did not happen, or does not matter. */
        DROP
    }

    /** What came of it. */
    public enum Outcome {
        APPLIED,
        DROPPED,
        /** It still could not be applied; the detail says why. */
        NOT_APPLIED
    }
}
