package desakota.payment.books;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a book or statement covers.
 *
 * @param to excluded
 */
public record Span(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * A span of up to 366 days.
     *
     * @throws Refusal 422 when it is longer, ends before it begins, or is out of any calendar
     */
    public static Span of(Instant from, Instant to) {
        if (from.isBefore(FIRST) || to.isAfter(LAST))
            throw new Refusal(new Problem.Invalid("from", "Ask for time since the year 2000."));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0)
            throw new Refusal(
                    new Problem.Invalid("to", "Ask for up to 366 days, with from before to."));
        return new Span(from, to);
    }
}
