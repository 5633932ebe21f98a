package desakota.kit.test;

import desakota.events.Address;
import desakota.events.Money;
import desakota.events.OrderEvent.Line;
import desakota.events.OrderEvent.Part;
import desakota.events.Share;
import desakota.events.Share.Role;
import desakota.kit.Ids;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who and what a {@link Journey} is about: one order of two producers' goods, from one village hub
 * to one city hub.
 *
 * @param start when it begins
 */
public record Cast(
        Instant start,
        String orderId,
        String buyerId,
        Seller coffee,
        Seller chips,
        String originHubId,
        String destinationHubId,
        String courierId) {

    /** A time that no test will see. */
    public static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    /** Where the order goes. */
    public static final Address ADDRESS =
            new Address("Rina", "+6281200000101", "Jl. Ijen 1", "35.73.02.1005", "65119");

    /**
     * A producer, and their part of the order.
     *
     * @param quantity of the product
     * @param price of one
     * @param deliveryFee the part's
     */
    public record Seller(
            String producerId,
            String productId,
            String parcelId,
            int quantity,
            long price,
            long deliveryFee) {

        /** What is ordered. */
        public Line line() {
            return new Line(productId, "Oleh-oleh", quantity, Money.rupiah(price), "bungkus", 250);
        }

        /** The goods' price. */
        public Money subtotal() {
            return Money.rupiah(price).times(quantity);
        }

        /** What the buyer pays for the part. */
        public Money total() {
            return subtotal().plus(Money.rupiah(deliveryFee));
        }
    }

    /** The people and hubs of the demo, with an order and products of its own. */
    public static Cast demo() {
        return new Cast(
                Instant.now(),
                Ids.next(),
                "rina",
                coffeeOf("wagiman"),
                chipsOf("sri"),
                "simpul-wagir",
                "hub-malang",
                "dedi");
    }

    /** Whom no other test has to do with, so that sums by account can be held against it. */
    public static Cast strangers() {
        return new Cast(
                Instant.now(),
                Ids.next(),
                Ids.next(),
                coffeeOf(Ids.next()),
                chipsOf(Ids.next()),
                Ids.next(),
                Ids.next(),
                Ids.next());
    }

    private static Seller coffeeOf(String producerId) {
        return new Seller(producerId, Ids.next(), Ids.next(), 2, 48_000, 9_501);
    }

    private static Seller chipsOf(String producerId) {
        return new Seller(producerId, Ids.next(), Ids.next(), 3, 15_333, 7_000);
    }

    /** Both parts. */
    public List<Seller> sellers() {
        return List.of(coffee, chips);
    }

    /** What the buyer pays for everything. */
    public Money total() {
        return coffee.total().plus(chips.total());
    }

    List<Part> parts() {
        return sellers().stream().map(this::part).toList();
    }

    private Part part(Seller seller) {
        return new Part(
                seller.producerId(),
                List.of(seller.line()),
                originHubId,
                destinationHubId,
                seller.subtotal(),
                Money.rupiah(seller.deliveryFee()));
    }

    /** Who gets what of a part that arrived, at the market's usual rates. */
    List<Share> shares(Seller seller) {
        var goods = seller.subtotal().split(94, 5, 1);
        var fee = Money.rupiah(seller.deliveryFee()).split(20, 30, 15, 35);
        var from = seller.producerId();
        return List.of(
                new Share(Role.PRODUCER, from, from, goods.get(0)),
                new Share(Role.PLATFORM, "desakota", from, goods.get(1)),
                new Share(Role.COOPERATIVE_FUND, "dana-bergulir", from, goods.get(2)),
                new Share(Role.ORIGIN_HUB, originHubId, from, fee.get(0)),
                new Share(Role.LINE_HAUL, "line-haul", from, fee.get(1)),
                new Share(Role.DESTINATION_HUB, destinationHubId, from, fee.get(2)),
                new Share(Role.COURIER, courierId, from, fee.get(3)));
    }

    /** As {@link #shares(Seller)}, of what is left of the part. */
    List<Share> shares(Seller seller, Money left) {
        var full = shares(seller);
        var amounts =
                left.split(full.stream().mapToLong(share -> share.amount().amount()).toArray());
        return Stream.iterate(0, i -> i < full.size(), i -> i + 1)
                .map(
                        i ->
                                new Share(
                                        full.get(i).role(),
                                        full.get(i).payeeId(),
                                        seller.producerId(),
                                        amounts.get(i)))
                .filter(share -> share.amount().signum() > 0)
                .toList();
    }
}
