package desakota.payment;

import static desakota.payment.APayment.NOW;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.Share;
import desakota.events.Share.Role;
import desakota.events.StockFate;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * What an order says while its two parts go their ways: wagiman's of 60,000 and sri's of 40,001.
 */
final class OrderOnItsWay {

    static final Map<String, Money> PARTS =
            Map.of("wagiman", Money.rupiah(60_000), "sri", Money.rupiah(40_001));
    static final Money TOTAL = Money.sum(List.copyOf(PARTS.values()));

    private enum Way {
        MOVING,
        ARRIVED,
        ENDED
    }

    private final boolean cash;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Map<String, Money> refunded = new LinkedHashMap<>();
    private final Map<String, String> objections = new LinkedHashMap<>();
    private final Queue<OrderEvent> unheard = new ArrayDeque<>();
    private boolean over;
    private int claims;

    OrderOnItsWay(boolean cash) {
        this.cash = cash;
        PARTS.keySet().forEach(producer -> ways.put(producer, Way.MOVING));
    }

    static Money dueOf(String producer) {
        return Objects.requireNonNull(PARTS.get(producer));
    }

    /** Its parts, brought to this hub. */
    static List<OrderEvent.Part> parts(String hub) {
        var fee = Money.rupiah(10_000);
        return PARTS.entrySet().stream()
                .map(
                        part ->
                                new OrderEvent.Part(
                                        part.getKey(),
                                        List.of(),
                                        "simpul",
                                        hub,
                                        part.getValue().minus(fee),
                                        fee))
                .toList();
    }

    /** What the payment has not heard yet; the oldest first. */
    Queue<OrderEvent> unheard() {
        return unheard;
    }

    /** The courier is at the door; whether they collect. */
    boolean deliver(String producer) {
        if (over || ways.get(producer) != Way.MOVING) return false;
        ways.put(producer, Way.ARRIVED);
        var due = dueOf(producer);
        unheard.add(new OrderPartDelivered(NOW, producer, "dedi", cash ? due : null));
        return cash;
    }

    void cancel(String producer) {
        if (!ends(producer)) return;
        unheard.add(
                new OrderPartCancelled(
                        NOW,
                        producer,
                        List.of(),
                        StockFate.PUT_BACK,
                        left(producer),
                        "no harvest",
                        null));
        endWhenNothingArrives();
    }

    void lose(String producer, @Nullable String custodian) {
        if (!ends(producer)) return;
        var share = Money.rupiah(33_333);
        unheard.add(new OrderPartLost(NOW, producer, custodian, left(producer), share));
        endWhenNothingArrives();
    }

    private boolean ends(String producer) {
        if (over || ways.get(producer) != Way.MOVING) return false;
        ways.put(producer, Way.ENDED);
        return true;
    }

    private void endWhenNothingArrives() {
        if (!ways.values().stream().allMatch(way -> way == Way.ENDED)) return;
        over = true;
        unheard.add(new OrderReturned(NOW));
    }

    void cancelAll() {
        if (over || !ways.values().stream().allMatch(way -> way == Way.MOVING)) return;
        over = true;
        unheard.add(new OrderCancelled(NOW, "changed my mind", "rina"));
    }

    void object(String producer) {
        if (over || ways.get(producer) != Way.ARRIVED || objections.containsKey(producer)) return;
        var claim = "claim" + claims++;
        objections.put(producer, claim);
        unheard.add(new OrderClaimed(NOW, claim, producer, "DAMAGED"));
    }

    void decide(String producer, int percent) {
        var claim = objections.remove(producer);
        if (claim == null) return;
        var back = Money.rupiah(left(producer).amount() * percent / 100);
        refunded.merge(producer, back, Money::plus);
        var shares = over ? sharesOf(producer) : List.<Share>of();
        unheard.add(new OrderClaimResolved(NOW, claim, producer, back, shares, "stale"));
    }

    void complete() {
        if (over || ways.containsValue(Way.MOVING)) return;
        over = true;
        var shares =
                ways.keySet().stream()
                        .filter(producer -> ways.get(producer) == Way.ARRIVED)
                        .filter(producer -> !objections.containsKey(producer))
                        .flatMap(producer -> sharesOf(producer).stream())
                        .toList();
        unheard.add(new OrderCompleted(NOW, "CODE", true, shares));
    }

    /** Everything that is still open ends somehow. */
    void finish() {
        PARTS.keySet().forEach(this::deliver);
        PARTS.keySet().forEach(producer -> decide(producer, 50));
        complete();
    }

    private Money left(String producer) {
        return dueOf(producer).minus(refunded.getOrDefault(producer, Money.zero()));
    }

    private List<Share> sharesOf(String producer) {
        if (left(producer).signum() == 0) return List.of();
        var amounts = left(producer).split(70, 10, 12, 5, 3);
        return List.of(
                new Share(Role.PRODUCER, producer, producer, amounts.get(0)),
                new Share(Role.ORIGIN_HUB, "simpul", producer, amounts.get(1)),
                new Share(Role.COURIER, "dedi", producer, amounts.get(2)),
                new Share(Role.PLATFORM, "desakota", producer, amounts.get(3)),
                new Share(Role.COOPERATIVE_FUND, "dana-bergulir", producer, amounts.get(4)));
    }
}
