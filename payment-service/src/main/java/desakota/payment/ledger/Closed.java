package desakota.payment.ledger;

import static java.util.stream.Collectors.toMap;

import desakota.events.Money;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An account's closings beside the checkpoint that they follow. An entry that is not marked as
 * counted may be in its closing already: then it is in the checkpoint's batch, and the closing has
 * taken that batch in.
 *
 * @param byMonth such as {@code 2026-03}
 */
record Closed(Map<String, Closing> byMonth, long version, Set<String> batch) {

    static Closed of(List<Closing> closings, Checkpoint checkpoint) {
        return new Closed(
                closings.stream().collect(toMap(Closing::month, closing -> closing)),
                checkpoint.version(),
                Set.copyOf(checkpoint.counting()));
    }

    /** The balance of the months before this one, with those of these entries that are missing. */
    Money balanceWith(List<JournalEntry> uncounted, String account, YearMonth before) {
        var missing =
                uncounted.stream()
                        .filter(entry -> Closing.monthOf(entry.at()).isBefore(before))
                        .filter(entry -> !isIn(entry))
                        .map(entry -> entry.creditedTo(account));
        var closed = byMonth.values().stream().map(Closing::balance);
        return Money.sum(Stream.concat(closed, missing).toList());
    }

    private boolean isIn(JournalEntry entry) {
        var closing = byMonth.get(Closing.monthOf(entry.at()).toString());
        return batch.contains(entry.id()) && closing != null && closing.version() >= version;
    }
}
