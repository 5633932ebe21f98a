package desakota.payment.books;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

/**
 * The figures of an income statement. Net income is gross sales, less returns, platform fee and
 * fund contribution, plus compensation and other.
 *
 * @param period such as {@code 2026-03-01} or {@code 2026-03}; null in a total
 * @param grossSales what buyers paid for the goods
 * @param returns what of it went back to buyers after it had been earned
 * @param netSales gross sales less returns
 * @param platformFee less what was given back with returns
 * @param fundContribution what the cooperative's fund got, less what was given back
 * @param compensation for goods that were lost on the way
 * @param other what is none of these; negative when it is a cost
 * @param netIncome what the sales left the producer
 */
record Income(
        @Nullable String period,
        Money grossSales,
        Money returns,
        Money netSales,
        Money platformFee,
        Money fundContribution,
        Money compensation,
        Money other,
        Money netIncome) {

    static final Income NONE = earning(Money.zero(), Money.zero(), Money.zero(), Money.zero());

    /** What a movement adds; a payout is no income. */
    static Income of(Movement movement) {
        var none = Money.zero();
        return switch (movement.kind()) {
            case SALE -> earning(movement.gross(), none, none, none).less(movement);
            case REFUND -> earning(none, movement.gross().negated(), none, none).less(movement);
            case LOSS_COVERED -> earning(none, none, movement.net(), none);
            case PAYOUT, PAYOUT_BOUNCED -> NONE;
            case PAYMENT, UNASKED, CASH_COLLECTED, CASH_HANDED_IN, CASH_BANKED, CHARGEBACK ->
                    earning(none, none, none, movement.net());
        };
    }

    private static Income earning(Money gross, Money returns, Money compensation, Money other) {
        var net = gross.minus(returns);
        var none = Money.zero();
        var income = net.plus(compensation).plus(other);
        return new Income(null, gross, returns, net, none, none, compensation, other, income);
    }

    private Income less(Movement movement) {
        return new Income(
                period,
                grossSales,
                returns,
                netSales,
                movement.platformFee(),
                movement.fundContribution(),
                compensation,
                other,
                netIncome.minus(movement.fees()));
    }

    Income plus(Income more) {
        return new Income(
                period,
                grossSales.plus(more.grossSales),
                returns.plus(more.returns),
                netSales.plus(more.netSales),
                platformFee.plus(more.platformFee),
                fundContribution.plus(more.fundContribution),
                compensation.plus(more.compensation),
                other.plus(more.other),
                netIncome.plus(more.netIncome));
    }

    /** The same figures, of a period. */
    Income in(String name) {
        return new Income(
                name,
                grossSales,
                returns,
                netSales,
                platformFee,
                fundContribution,
                compensation,
                other,
                netIncome);
    }
}
