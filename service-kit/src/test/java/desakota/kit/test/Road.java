package desakota.kit.test;

import static desakota.events.StockFate.PUT_BACK;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.OrderEvent.OrderDelivered;
import desakota.events.OrderEvent.OrderDispatched;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderPartReturned;
import desakota.events.OrderEvent.OrderPartTakenIn;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.PaymentEvent.PaymentCashBanked;
import desakota.events.PaymentEvent.PaymentCashCollected;
import desakota.events.PaymentEvent.PaymentLossCovered;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.Topic;
import desakota.kit.test.Cast.Seller;
import desakota.kit.test.Journey.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens to parcels, in words. Facts are numbered as they are told, a minute after each
 * other.
 *
 * @param <W> the way that goes along it
 */
abstract class Road<W extends Road<W>> {

    private final Cast cast;
    private final List<Told> told = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<Seller> ended = new HashSet<>();
    final Set<Seller> delivered = new LinkedHashSet<>();
    final Set<Seller> claimed = new HashSet<>();
    private boolean onTheRoad;
    private boolean cash;

    Road(Cast cast) {
        this.cast = cast;
    }

    abstract W self();

    List<Told> told() {
        return told;
    }

    W tell(Fact... facts) {
        for (var fact : facts) tell(cast.orderId(), fact);
        return self();
    }

    private void tell(String key, Fact fact) {
        var topic = Topic.of(fact.getClass());
        var number = numbers.merge(topic + "/" + key, 1L, Long::sum);
        told.add(new Told(topic, key, number, fact));
    }

    Instant now() {
        return cast.start().plusSeconds(60L * told.size());
    }

    void paidInCash() {
        cash = true;
    }

    W takenIn() {
        cast.sellers().forEach(this::takenIn);
        return self();
    }

    W takenIn(Seller s) {
        var hub = cast.originHubId();
        return tell(
                new ParcelTakenIn(now(), now(), s.parcelId(), s.producerId(), hub, 750),
                new OrderPartTakenIn(now(), s.producerId(), List.of(s.line())));
    }

    W dispatched(Seller s) {
        var from = cast.originHubId();
        var to = cast.destinationHubId();
        tell(
                new ParcelBagged(now(), now(), s.parcelId(), s.producerId(), "BAG-1"),
                new ParcelDispatched(now(), now(), s.parcelId(), s.producerId(), from, to));
        if (!onTheRoad) tell(new OrderDispatched(now()));
        onTheRoad = true;
        return self();
    }

    W carried() {
        cast.sellers().forEach(this::carried);
        return self();
    }

    W carried(Seller s) {
        var hub = cast.destinationHubId();
        dispatched(s);
        return tell(new ParcelArrived(now(), now(), s.parcelId(), s.producerId(), hub, false));
    }

    private W outForDelivery(Seller s) {
        var courier = cast.courierId();
        return tell(
                new ParcelPickedUp(now(), now(), s.parcelId(), s.producerId(), courier),
                new ParcelOutForDelivery(now(), now(), s.parcelId(), s.producerId(), courier));
    }

    W attempted(Seller s, String reason, int attempt, boolean last) {
        var courier = cast.courierId();
        outForDelivery(s);
        return tell(
                new ParcelAttemptFailed(
                        now(),
                        now(),
                        s.parcelId(),
                        s.producerId(),
                        courier,
                        reason,
                        attempt,
                        last));
    }

    W delivered() {
        cast.sellers().forEach(this::delivered);
        return self();
    }

    W delivered(Seller s) {
        var courier = cast.courierId();
        var due = cash ? s.total() : null;
        outForDelivery(s);
        tell(
                new ParcelDelivered(
                        now(), now(), s.parcelId(), s.producerId(), courier, "CODE", due, due),
                new OrderPartDelivered(now(), s.producerId(), courier, due));
        if (due != null) tell(new PaymentCashCollected(now(), s.producerId(), courier, due));
        delivered.add(s);
        return ended(s);
    }

    W returned(Seller s) {
        var from = cast.destinationHubId();
        var to = cast.originHubId();
        var courier = cast.courierId();
        tell(
                new ParcelBroughtBack(now(), now(), s.parcelId(), s.producerId(), courier, from),
                new ParcelBagged(now(), now(), s.parcelId(), s.producerId(), "BAG-2"),
                new ParcelDispatched(now(), now(), s.parcelId(), s.producerId(), from, to),
                new ParcelReturned(now(), now(), s.parcelId(), s.producerId(), to, PUT_BACK),
                new OrderPartReturned(
                        now(), s.producerId(), List.of(s.line()), PUT_BACK, s.total()),
                new PaymentRefunded(now(), s.total(), "Not delivered", List.of()));
        return ended(s);
    }

    /** Stopped with its order when it was with the simpul, and fetched again by its producer. */
    W handedBack(Seller s) {
        var hub = cast.originHubId();
        return tell(
                new ParcelReturned(now(), now(), s.parcelId(), s.producerId(), hub, PUT_BACK),
                new OrderPartReturned(
                        now(), s.producerId(), List.of(s.line()), PUT_BACK, Money.zero()));
    }

    W lost(Seller s) {
        var earned = cast.shares(s).getFirst().amount();
        var hub = cast.destinationHubId();
        tell(
                new ParcelMissing(now(), now(), s.parcelId(), s.producerId(), hub),
                new ParcelLost(now(), now(), s.parcelId(), s.producerId(), "line-haul", "MISSING"),
                new OrderPartLost(now(), s.producerId(), "line-haul", s.total(), earned),
                new PaymentRefunded(now(), s.total(), "Lost", List.of()),
                new PaymentLossCovered(now(), s.producerId(), "line-haul", earned));
        return ended(s);
    }

    /** The hub counts what the courier hands in, and brings it to the bank. */
    W banked() {
        var parcels =
                delivered.stream()
                        .map(
                                s ->
                                        new CollectedCash(
                                                cast.orderId(),
                                                s.producerId(),
                                                s.parcelId(),
                                                s.total()))
                        .toList();
        var sum = Money.sum(parcels.stream().map(CollectedCash::amount).toList());
        var hub = cast.destinationHubId();
        tell(
                "count-" + cast.orderId(),
                new CashHandedIn(now(), hub, cast.courierId(), sum, sum, parcels));
        tell("deposit-" + cast.orderId(), new CashBanked(now(), hub, sum, sum, "SLIP-1", parcels));
        for (var s : delivered) tell(new PaymentCashBanked(now(), s.producerId(), s.total()));
        return self();
    }

    W ended(Seller seller) {
        ended.add(seller);
        if (ended.size() < cast.sellers().size()) return self();
        return delivered.isEmpty()
                ? tell(new OrderReturned(now()))
                : tell(new OrderDelivered(now(), Cast.FAR));
    }
}
