package desakota.payment.books;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An income statement (laporan laba rugi): what somebody's sales left them.
 *
 * @param periods those in which anything was earned or lost
 */
record IncomeStatement(List<Income> periods, Income total) {

    /**
     * The statement of these movements.
     *
     * @param periodOf the period of a time, as text that sorts like time
     */
    static IncomeStatement of(Stream<Movement> movements, Function<Instant, String> periodOf) {
        var sums = new TreeMap<String, Income>();
        movements
                .filter(movement -> !movement.isPayout())
                .forEachOrdered(
                        movement -> {
                            var period = periodOf.apply(movement.at());
                            sums.merge(period, Income.of(movement).in(period), Income::plus);
                        });
        var periods = List.copyOf(sums.values());
        return new IncomeStatement(periods, periods.stream().reduce(Income.NONE, Income::plus));
    }
}
