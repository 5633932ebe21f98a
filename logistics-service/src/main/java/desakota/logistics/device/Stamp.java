package desakota.logistics.device;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;

/**
 * When something happened by its device: the time, and the device's own count, which puts what
 * happened on one device into order though its clock was set meanwhile.
 *
 * @param sequence null if the device does not count
 */
public record Stamp(Instant occurredAt, @Nullable Long sequence) {

    /** The order of what happened on one device. */
    public static final Comparator<Stamp> ORDER =
            comparing(Stamp::sequence, nullsLast(naturalOrder())).thenComparing(Stamp::occurredAt);

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final Duration LONGEST_OFFLINE = Duration.ofDays(366);

    /** It can't be; the message says why. */
    public static final class FalseStamp extends Exception {
        private static final long serialVersionUID = 1;

        private FalseStamp(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * Reads {@code deviceSequence} and {@code occurredAt}.
     *
     * @throws FalseStamp when one is malformed, or the time is more than a day ahead of when the
     *     event was received, or a year behind
     */
    public static Stamp read(JsonNode event, Instant receivedAt) throws FalseStamp {
        var sequence = event.path("deviceSequence");
        var isCounted = !sequence.isMissingNode() && !sequence.isNull();
        if (isCounted && !isCount(sequence))
            throw new FalseStamp("deviceSequence is no whole number from 0 to 2^63 - 1.");
        Instant occurredAt;
        try {
            occurredAt = OffsetDateTime.parse(event.path("occurredAt").asString("")).toInstant();
        } catch (DateTimeException _) {
            throw new FalseStamp("occurredAt is no RFC 3339 time.");
        }
        if (occurredAt.isAfter(receivedAt.plus(WRONG_CLOCK)))
            throw new FalseStamp("The device's clock is more than a day ahead.");
        if (occurredAt.isBefore(receivedAt.minus(LONGEST_OFFLINE)))
            throw new FalseStamp("That was more than a year ago by the device's clock.");
        return new Stamp(occurredAt, isCounted ? sequence.asLong() : null);
    }

    /** Whether it is a whole number from 0 to 2^63 - 1. */
    public static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    }
}
