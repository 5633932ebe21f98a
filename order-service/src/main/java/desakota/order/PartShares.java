package desakota.order;

import desakota.events.Money;
import desakota.events.Share;
import desakota.events.Share.Role;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How one part's money will be divided, frozen when the order is placed. The amounts add up to the
 * goods' price and the delivery fee exactly.
 *
 * <p>Valid: goods of 10,000 at 94, 5 and 1 give 9,400, 500 and 100; of 33 they give 31, 2 and 0.
 * Invalid: shares that lose or invent a rupiah.
 */
public record PartShares(
        Money producer,
        Money platform,
        Money cooperativeFund,
        Money originHub,
        Money lineHaul,
        Money destinationHub,
        Money courier) {

    private static final String PLATFORM = "desakota";
    private static final String FUND = "dana-bergulir";
    private static final String LINE_HAUL = "line-haul";

    /** The shares of a part that costs this much. */
    public static PartShares of(Money goods, Money deliveryFee, FeeRates rates) {
        var sold = rates.goods();
        var carried = rates.delivery();
        var ofGoods = goods.split(sold.producer(), sold.platform(), sold.cooperativeFund());
        var ofFee =
                deliveryFee.split(
                        carried.originHub(),
                        carried.lineHaul(),
                        carried.destinationHub(),
                        carried.courier());
        return new PartShares(
                ofGoods.get(0),
                ofGoods.get(1),
                ofGoods.get(2),
                ofFee.get(0),
                ofFee.get(1),
                ofFee.get(2),
                ofFee.get(3));
    }

    /** Who gets what, once it is known who brought the part; nobody is named for nothing. */
    List<Share> paidFor(OrderPart part, String courierId) {
        var from = part.producerId();
        return List.of(
                        new Share(Role.PRODUCER, from, from, producer),
                        new Share(Role.PLATFORM, PLATFORM, from, platform),
                        new Share(Role.COOPERATIVE_FUND, FUND, from, cooperativeFund),
                        new Share(Role.ORIGIN_HUB, part.originHubId(), from, originHub),
                        new Share(Role.LINE_HAUL, LINE_HAUL, from, lineHaul),
                        new Share(
                                Role.DESTINATION_HUB,
                                part.destinationHubId(),
                                from,
                                destinationHub),
                        new Share(Role.COURIER, courierId, from, courier))
                .stream()
                .filter(share -> share.amount().signum() > 0)
                .toList();
    }

    /**
     * The same shares of less money, by the largest remainder; nobody is named for nothing.
     *
     * <p>Valid: shares of 94, 5 and 1 scaled to 50 give 47, 3 and 0, so two are named.
     */
    static List<Share> scaledTo(Money left, List<Share> shares) {
        if (left.signum() == 0) return List.of();
        var weights = shares.stream().mapToLong(share -> share.amount().amount()).toArray();
        var amounts = left.split(weights);
        return IntStream.range(0, weights.length)
                .mapToObj(i -> of(shares.get(i), amounts.get(i)))
                .filter(share -> share.amount().signum() > 0)
                .toList();
    }

    private static Share of(Share share, Money amount) {
        return new Share(share.role(), share.payeeId(), share.producerId(), amount);
    }
}
