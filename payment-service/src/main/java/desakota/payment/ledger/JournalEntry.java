package desakota.payment.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Something that moved money, in double entry: debits and credits are equal in each currency. An
 * entry is never changed; a mistake is mended by another one.
 *
 * @param id names the fact that caused it, so that a repeated fact posts nothing more
 * @param kind what happened; an entry that was stored without one gets what its accounts tell
 */
@Document("journal_entries")
public record JournalEntry(
        @Id String id,
        Kind kind,
        Instant at,
        String text,
        @Nullable String orderId,
        @Nullable String orderCode,
        List<Posting> postings) {

    /**
     * Valid: debit clearing 100, credit escrow 100. Invalid: debit clearing 100, credit escrow 99.
     *
     * @throws IllegalArgumentException when debits and credits differ, or nothing is posted
     */
    public JournalEntry {
        postings = List.copyOf(postings);
        kind = kind == null ? Kind.of(postings) : kind;
        if (postings.isEmpty()) throw new IllegalArgumentException(id + " posts nothing");
        var sums =
                postings.stream()
                        .map(posting -> posting.debited().minus(posting.credited()))
                        .collect(groupingBy(Money::currency, reducing(Money::plus)));
        sums.forEach(
                (currency, sum) -> {
                    if (sum.filter(difference -> difference.signum() != 0).isPresent())
                        throw new IllegalArgumentException(
                                id + " does not balance in " + currency + ": " + sum.get());
                });
    }

    /** An entry that is about no order. */
    public static JournalEntry of(
            String id, Kind kind, Instant at, String text, List<Posting> postings) {
        return new JournalEntry(id, kind, at, text, null, null, postings);
    }

    /** What it changes on an account, credits less debits. */
    public Money creditedTo(String account) {
        return sumOf(account, posting -> posting.credited().minus(posting.debited()));
    }

    private Money sumOf(String account, Function<Posting, Money> amount) {
        return Money.sum(
                postings.stream()
                        .filter(posting -> posting.account().equals(account))
                        .map(amount)
                        .toList());
    }
}
