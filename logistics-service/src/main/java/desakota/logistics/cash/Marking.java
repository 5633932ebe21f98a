package desakota.logistics.cash;

import static java.util.stream.Collectors.groupingBy;

import desakota.events.CashEvent.CollectedCash;
import desakota.kit.SideBySide;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Cash;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.shipment.Shipment;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells parcels in whose hands their cash is: one write for each shipment, side by side. */
@Component
class Marking {

    private final Shipments shipments;
    private final SideBySide sideBySide;

    Marking(Shipments shipments, SideBySide sideBySide) {
        this.shipments = shipments;
        this.sideBySide = sideBySide;
    }

    /** Takes the parcels' cash from the courier, and tells whose went to this hand-in. */
    List<CollectedCash> handIn(HandIn handIn) {
        var taken = new HashSet<String>();
        sideBySide
                .all(
                        byOrder(handIn.parcels()),
                        ofOne -> takenOf(handIn, ofOne.getKey(), ids(ofOne.getValue())))
                .forEach(taken::addAll);
        return handIn.parcels().stream().filter(one -> taken.contains(one.parcelId())).toList();
    }

    private List<String> takenOf(HandIn handIn, String orderId, Set<String> parcels) {
        var after =
                edited(
                        orderId,
                        parcels,
                        cash ->
                                cash.isWith(handIn.courierId())
                                        ? cash.handedIn(handIn.id())
                                        : cash);
        return after.stream()
                .flatMap(shipment -> shipment.parcels().stream())
                .filter(parcel -> parcels.contains(parcel.id()))
                .filter(parcel -> isIn(handIn, parcel.cash()))
                .map(Parcel::id)
                .toList();
    }

    private static boolean isIn(HandIn handIn, @Nullable Cash cash) {
        return cash != null && handIn.id().equals(cash.handInId());
    }

    /** Tells the parcels that their cash is banked. */
    void deposit(Deposit deposit) {
        sideBySide.all(
                byOrder(deposit.parcels()),
                ofOne ->
                        edited(
                                ofOne.getKey(),
                                ids(ofOne.getValue()),
                                cash -> cash.deposited(deposit.id())));
    }

    private static Set<Entry<String, List<CollectedCash>>> byOrder(List<CollectedCash> parcels) {
        return parcels.stream().collect(groupingBy(CollectedCash::orderId)).entrySet();
    }

    private Optional<Shipment> edited(
            String orderId, Set<String> parcels, UnaryOperator<Cash> edit) {
        return shipments.change(
                orderId,
                before -> {
                    var after = before;
                    for (var parcel : before.parcels()) {
                        var cash = parcel.cash();
                        if (cash != null && parcels.contains(parcel.id()))
                            after = after.withCash(parcel.id(), edit.apply(cash));
                    }
                    return after.equals(before)
                            ? Optional.empty()
                            : Optional.of(new Change<>(after, List.of()));
                });
    }

    private static Set<String> ids(List<CollectedCash> parcels) {
        return Set.copyOf(parcels.stream().map(CollectedCash::parcelId).toList());
    }
}
