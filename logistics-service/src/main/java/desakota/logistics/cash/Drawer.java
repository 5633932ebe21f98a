package desakota.logistics.cash;

import desakota.events.Money;
import desakota.logistics.courier.Courier;
import desakota.logistics.courier.Couriers;
import desakota.logistics.hub.Hub;
import desakota.logistics.shipment.CashInHand;
import desakota.logistics.shipment.CashInHand.Held;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Where the cash of a hub is: with its couriers, in its drawer, at the bank. */
@Component
class Drawer {

    private static final int NEWEST = 50;

    private final Couriers couriers;
    private final CashInHand cash;
    private final HandIns handIns;
    private final Deposits deposits;

    Drawer(Couriers couriers, CashInHand cash, HandIns handIns, Deposits deposits) {
        this.couriers = couriers;
        this.cash = cash;
        this.handIns = handIns;
        this.deposits = deposits;
    }

    /**
     * What a courier has in hand.
     *
     * @param parcels how many they collected for
     * @param due what they answer for
     * @param said what they say they collected
     * @param unsaid for how many parcels they said nothing
     */
    record WithCourier(
            String courierId, String name, int parcels, Money due, Money said, int unsaid) {

        static WithCourier of(String courierId, String name, List<Held> held) {
            var said = held.stream().map(one -> one.cash().collected()).filter(Objects::nonNull);
            var amounts = said.toList();
            return new WithCourier(
                    courierId,
                    name,
                    held.size(),
                    CashInHand.due(held),
                    Money.sum(amounts),
                    held.size() - amounts.size());
        }
    }

    /**
     * A count, or a deposit, that is done.
     *
     * @param courierId who handed it in; null for a deposit
     * @param reference the bank's; null for a count
     * @param amount counted or banked
     * @param expected what it should have been
     * @param difference what is over; below zero, what is missing
     * @param parcels how many it was collected for
     */
    record Done(
            String id,
            Instant at,
            @Nullable String courierId,
            @Nullable String reference,
            Money amount,
            Money expected,
            Money difference,
            int parcels) {

        static Done of(HandIn h) {
            return new Done(
                    h.id(),
                    h.at(),
                    h.courierId(),
                    null,
                    h.counted(),
                    h.expected(),
                    h.difference(),
                    h.parcels().size());
        }

        static Done of(Deposit d) {
            return new Done(
                    d.id(),
                    d.at(),
                    null,
                    d.reference(),
                    d.banked(),
                    d.expected(),
                    d.difference(),
                    d.parcels().size());
        }
    }

    /**
     * The cash of a hub.
     *
     * @param couriers those who have any
     * @param unbanked what the hub counted and has not banked
     * @param handIns the newest counts; {@code deposits} likewise
     */
    record Content(
            String hubId,
            List<WithCourier> couriers,
            Money unbanked,
            List<Done> handIns,
            List<Done> deposits) {}

    Content of(Hub hub) {
        var theirs = couriers.of(hub.id());
        var byCourier = cash.of(theirs.stream().map(Courier::id).toList(), HandingIn.MOST_PARCELS);
        var with =
                theirs.stream()
                        .filter(courier -> byCourier.containsKey(courier.id()))
                        .map(
                                courier ->
                                        WithCourier.of(
                                                courier.id(),
                                                courier.name(),
                                                byCourier.getOrDefault(courier.id(), List.of())))
                        .toList();
        var held = handIns.heldAt(hub.id(), HandingIn.MOST_PARCELS);
        return new Content(
                hub.id(),
                with,
                Money.sum(held.stream().map(HandIn::counted).toList()),
                handIns.of(hub.id(), null, NEWEST).stream().map(Done::of).toList(),
                deposits.of(hub.id(), null, NEWEST).stream().map(Done::of).toList());
    }

    List<HandIn> handIns(Hub hub, @Nullable String before, int limit) {
        return handIns.of(hub.id(), before, limit);
    }

    List<Deposit> deposits(Hub hub, @Nullable String before, int limit) {
        return deposits.of(hub.id(), before, limit);
    }
}
