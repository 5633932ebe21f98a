package desakota.payment.ledger;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sums of a set of journal entries by line of the trial balance. As each entry balances, so do
 * they: whichever entries are in the set, both columns add up to the same.
 */
public final class Balances {

    private final SortedMap<String, Line> lines;

    private Balances(SortedMap<String, Line> lines) {
        this.lines = lines;
    }

    /** A line of the trial balance: all that was ever debited and credited. */
    public record Line(String account, Money debit, Money credit) {
        Line plus(Posting posting) {
            return new Line(
                    account, debit.plus(posting.debited()), credit.plus(posting.credited()));
        }

        private Line plus(Line other) {
            return new Line(account, debit.plus(other.debit), credit.plus(other.credit));
        }

        private Line times(int factor) {
            return new Line(account, debit.times(factor), credit.times(factor));
        }

        private boolean isZero() {
            return debit.signum() == 0 && credit.signum() == 0;
        }
    }

    /** The balances that these lines show. */
    static Balances of(List<Line> lines) {
        var byAccount = new TreeMap<String, Line>();
        for (var line : lines) byAccount.put(line.account(), line);
        return new Balances(byAccount);
    }

    /** The balances of these entries alone. */
    public static Balances ofAll(Stream<JournalEntry> entries) {
        return of(List.of()).plus(entries);
    }

    /** With these entries too. */
    Balances plus(Stream<JournalEntry> entries) {
        var sums = new TreeMap<>(lines);
        entries.flatMap(entry -> entry.postings().stream()).forEachOrdered(p -> add(sums, p));
        return new Balances(sums);
    }

    /** With these sums too. */
    Balances plus(Balances others) {
        return merged(others, 1);
    }

    /** What is to be added to the others to get these. */
    Balances minus(Balances others) {
        return merged(others, -1);
    }

    private Balances merged(Balances others, int times) {
        var sums = new TreeMap<>(lines);
        for (var line : others.lines.values())
            sums.merge(line.account(), line.times(times), Line::plus);
        sums.values().removeIf(Line::isZero);
        return new Balances(sums);
    }

    private static void add(SortedMap<String, Line> sums, Posting posting) {
        var account = Accounts.lineOf(posting.account());
        var none = new Line(account, Money.zero(), Money.zero());
        sums.put(account, sums.getOrDefault(account, none).plus(posting));
    }

    /** By account name. */
    public List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    /** One account's line; of nothing if nothing was ever posted to it. */
    public Line of(String account) {
        return lines.getOrDefault(account, new Line(account, Money.zero(), Money.zero()));
    }

    Money totalDebit() {
        return Money.sum(lines.values().stream().map(Line::debit).toList());
    }

    Money totalCredit() {
        return Money.sum(lines.values().stream().map(Line::credit).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Balances that && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return lines.values().toString();
    }
}
