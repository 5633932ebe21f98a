package desakota.payment.books;

import static desakota.payment.books.Csv.amount;
import static desakota.payment.books.Csv.text;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * An income statement to read.
 *
 * @param producerName null for somebody who is no producer
 * @param from the first day
 * @param to the last day, included
 * @param zone in which the days begin and end: {@code WIB}, {@code WITA} or {@code WIT}
 * @param timeZone the same by its name in the tz database
 * @param periods those in which anything was earned or lost
 * @param total of all periods
 */
record IncomeStatementView(
        String producerId,
        @Nullable String producerName,
        LocalDate from,
        LocalDate to,
        By by,
        Zone zone,
        String timeZone,
        List<Income> periods,
        Income total,
        Labels labels) {

    /** What the figures are called in the asked language. */
    record Labels(
            String period,
            String grossSales,
            String returns,
            String netSales,
            String platformFee,
            String fundContribution,
            String compensation,
            String other,
            String netIncome) {
        static Labels of(Cover cover) {
            return new Labels(
                    cover.periodLabel(),
                    cover.label(Term.GROSS_SALES),
                    cover.label(Term.RETURNS),
                    cover.label(Term.NET_SALES),
                    cover.label(Term.PLATFORM_FEE),
                    cover.label(Term.FUND_CONTRIBUTION),
                    cover.label(Term.COMPENSATION),
                    cover.label(Term.OTHER),
                    cover.label(Term.NET_INCOME));
        }
    }

    static IncomeStatementView of(IncomeStatement statement, Cover cover) {
        var days = cover.days();
        return new IncomeStatementView(
                cover.producerId(),
                cover.producerName(),
                days.from(),
                days.to(),
                cover.by(),
                days.zone(),
                days.zone().id().getId(),
                statement.periods(),
                statement.total(),
                Labels.of(cover));
    }

    /** The periods as a table, without the total: the columns add up to it. */
    String csv() {
        var csv =
                new Csv(
                        labels.period(),
                        labels.grossSales(),
                        labels.returns(),
                        labels.netSales(),
                        labels.platformFee(),
                        labels.fundContribution(),
                        labels.compensation(),
                        labels.other(),
                        labels.netIncome());
        for (var income : periods)
            csv.row(
                    text(String.valueOf(income.period())),
                    amount(income.grossSales()),
                    amount(income.returns()),
                    amount(income.netSales()),
                    amount(income.platformFee()),
                    amount(income.fundContribution()),
                    amount(income.compensation()),
                    amount(income.other()),
                    amount(income.netIncome()));
        return csv.toString();
    }
}
