package desakota.payment.books;

import desakota.events.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A cash book (buku kas): what came to and went from the money that the market keeps for somebody.
 * Opening and in less out is closing, which is what the ledger says of their account at that time.
 *
 * @param rows by period, then by kind; periods without any money are left out
 */
record CashBook(Money opening, Money in, Money out, Money closing, List<Row> rows) {

    /**
     * All money of one kind in one period.
     *
     * @param balance after it
     * @param entries how many ledger entries it sums up
     */
    record Row(String period, CashLine line, Money in, Money out, Money balance, long entries) {}

    private record Place(String period, CashLine line) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::period).thenComparing(Place::line);
    }

    private record Sum(Money in, Money out, long entries) {
        static Sum of(Movement movement) {
            return new Sum(movement.in(), movement.out(), 1);
        }

        Sum plus(Sum other) {
            return new Sum(in.plus(other.in), out.plus(other.out), entries + other.entries);
        }
    }

    /**
     * The book of these movements.
     *
     * @param opening what was there before
     * @param periodOf the period of a time, as text that sorts like time
     */
    static CashBook of(
            Money opening, Stream<Movement> movements, Function<Instant, String> periodOf) {
        var sums = new TreeMap<Place, Sum>(Place.ORDER);
        movements.forEachOrdered(
                movement ->
                        sums.merge(
                                new Place(
                                        periodOf.apply(movement.at()),
                                        CashLine.of(movement.kind())),
                                Sum.of(movement),
                                Sum::plus));
        var rows = new ArrayList<Row>(sums.size());
        var all = new Sum(Money.zero(), Money.zero(), 0);
        for (var each : sums.entrySet()) {
            var sum = each.getValue();
            all = all.plus(sum);
            rows.add(
                    new Row(
                            each.getKey().period(),
                            each.getKey().line(),
                            sum.in(),
                            sum.out(),
                            opening.plus(all.in()).minus(all.out()),
                            sum.entries()));
        }
        return new CashBook(
                opening,
                all.in(),
                all.out(),
                opening.plus(all.in()).minus(all.out()),
                List.copyOf(rows));
    }
}
