package desakota.payment.escrow;

import desakota.events.Money;
import desakota.events.Share;

import java.util.ArrayList;
import java.util.List;

/** The division of held money among those who earned it. */
public final class Shares {

    private Shares() {}

    /**
     * The shares that add up to exactly what is held.
     *
     * <p>Valid: 100 held of 100, shares 90 and 10; or 50 held of 100 after a refund, where these
     * shares become 45 and 5. Invalid: shares 90 and 9.
     *
     * @param shares of the total, or of what is held
     * @throws UnbalancedShares when they add up to neither, or one is negative
     */
    public static List<Share> of(Money held, Money total, List<Share> shares) {
        if (shares.stream().anyMatch(share -> share.amount().signum() < 0))
            throw new UnbalancedShares("A negative share in " + shares);
        var sum = Money.sum(shares.stream().map(Share::amount).toList());
        if (!sum.equals(total) && !sum.equals(held))
            throw new UnbalancedShares("Shares of " + sum + " in " + held + " held of " + total);
        if (held.signum() == 0) return List.of();
        return sum.equals(held) ? shares : scaled(held, shares);
    }

    private static List<Share> scaled(Money held, List<Share> shares) {
        var weights = shares.stream().mapToLong(share -> share.amount().amount()).toArray();
        var amounts = held.split(weights);
        var scaled = new ArrayList<Share>(shares.size());
        for (var i = 0; i < weights.length; i++) {
            var share = shares.get(i);
            scaled.add(
                    new Share(share.role(), share.payeeId(), share.producerId(), amounts.get(i)));
        }
        return List.copyOf(scaled);
    }
}
