package desakota.payment.escrow;

import desakota.events.Money;
import desakota.events.Share;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The division of money in proportion to shares. */
public final class Shares {

    private Shares() {}

    /**
     * The same shares of another amount, by the largest-remainder method. Nobody gets more than
     * their share of the amount, rounded up.
     *
     * <p>Valid: 50 of shares 90 and 10 is 45 and 5. Invalid: shares of nothing, or a negative
     * amount.
     *
     * @throws UnbalancedShares when something is to be divided by shares of nothing, or less than
     *     nothing is
     */
    public static List<Share> of(Money amount, List<Share> shares) {
        var weights = shares.stream().mapToLong(share -> share.amount().amount()).toArray();
        if (amount.signum() < 0 || (amount.signum() > 0 && LongStream.of(weights).sum() == 0))
            throw new UnbalancedShares(amount + " in shares of " + shares);
        if (amount.signum() == 0) return withAmounts(shares, _ -> Money.zero());
        var amounts = amount.split(weights);
        return withAmounts(shares, amounts::get);
    }

    private static List<Share> withAmounts(List<Share> shares, IntFunction<Money> amounts) {
        return IntStream.range(0, shares.size())
                .mapToObj(i -> with(shares.get(i), amounts.apply(i)))
                .toList();
    }

    private static Share with(Share share, Money amount) {
        return new Share(share.role(), share.payeeId(), share.producerId(), amount);
    }
}
