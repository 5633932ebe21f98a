package desakota.order.view;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.order.Order;
import desakota.order.OrderPart;
import desakota.order.TimelineEntry;

import java.util.Objects;

/** Who looks at an order, which decides what is to be seen. */
public sealed interface Viewer {

    /** Who ordered: sees everything. */
    record Buyer() implements Viewer {}

    /**
     * Who runs the market: decides about claims and money, and so must see what was sold; where to
     * is no matter of theirs.
     */
    record Cooperative() implements Viewer {}

    /** Who makes part of the goods: sees that part. */
    record Producer(String id) implements Viewer {}

    /** A hub on the way; the simpul is where its producers' parts begin. Sees those parts. */
    record Hub(String id) implements Viewer {}

    /** Who brings it to the door: sees the way there. */
    record Courier(String id) implements Viewer {}

    /**
     * What the caller is to this order.
     *
     * @throws Refusal 404 when nothing, as if there were no such order
     */
    static Viewer of(Order order, Caller caller) {
        if (caller.is(order.sale().buyerId())) return new Buyer();
        if (caller.is(Role.FINANCE) || caller.is(Role.ADMIN)) return new Cooperative();
        if (order.part(caller.id()).isPresent()) return new Producer(caller.id());
        if (!order.involved().contains(caller.id()) || caller.id().isEmpty())
            throw new Refusal(new NotFound("order", order.id()));
        return isHub(order, caller.id()) ? new Hub(caller.id()) : new Courier(caller.id());
    }

    private static boolean isHub(Order order, String id) {
        return order.parts().stream().anyMatch(part -> isOnWay(part, id))
                || order.timeline().stream().anyMatch(entry -> id.equals(entry.place()));
    }

    private static boolean isOnWay(OrderPart part, String hubId) {
        return part.originHubId().equals(hubId) || part.destinationHubId().equals(hubId);
    }

    /** Whether this part is the viewer's business. */
    default boolean sees(Order order, OrderPart part) {
        return switch (this) {
            case Buyer _, Cooperative _ -> true;
            case Producer producer -> part.producerId().equals(producer.id());
            case Hub hub ->
                    isOnWay(part, hub.id())
                            || order.timeline().stream()
                                    .anyMatch(
                                            entry ->
                                                    hub.id().equals(entry.place())
                                                            && part.producerId()
                                                                    .equals(entry.producerId()));
            case Courier courier ->
                    order.timeline().stream()
                            .anyMatch(
                                    entry ->
                                            courier.id().equals(entry.actor())
                                                    && part.producerId()
                                                            .equals(entry.producerId()));
        };
    }

    /** Whether this entry is the viewer's business: all that is about nobody else's part. */
    default boolean sees(Order order, TimelineEntry entry) {
        if (entry.producerId() == null) return true;
        return order.part(Objects.requireNonNull(entry.producerId()))
                .map(part -> sees(order, part))
                .orElseGet(this::seesAll);
    }

    /** Whether the whole order is the viewer's business, and with it the buyer's money. */
    default boolean seesAll() {
        return switch (this) {
            case Buyer _, Cooperative _ -> true;
            case Producer _, Hub _, Courier _ -> false;
        };
    }
}
