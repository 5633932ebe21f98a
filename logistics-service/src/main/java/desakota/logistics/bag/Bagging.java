package desakota.logistics.bag;

import desakota.kit.Ids;
import desakota.kit.ShortCode;
import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.bag.BagProblem.ParcelsNotFree;
import desakota.logistics.bag.BagProblem.WrongBagState;
import desakota.logistics.bag.BagProblem.WrongParcels;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.shipment.Parcel;
import desakota.logistics.shipment.ParcelStatus;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Packs bags, sends them and receives them. The bag's document says so first, then each parcel. */
@Component
class Bagging {

    private final Bags bags;
    private final Shipments shipments;
    private final Settling settling;
    private final Hubs hubs;
    private final Clock clock;

    Bagging(Bags bags, Shipments shipments, Settling settling, Hubs hubs, Clock clock) {
        this.bags = bags;
        this.shipments = shipments;
        this.settling = settling;
        this.hubs = hubs;
        this.clock = clock;
    }

    /**
     * Packs a bag with all these parcels.
     *
     * @param id the bag's id; a broken-off run with the same id is finished
     * @throws Refusal 422 when a parcel is not this hub's or goes elsewhere, 409 when one is not
     *     free; none is touched then
     */
    Bag pack(Hub hub, String id, String destinationHubId, List<String> typedCodes) {
        var begun = bags.find(id);
        if (begun.isPresent()) return notEmptied(settling.settle(begun.get()));
        if (hubs.find(destinationHubId).isEmpty() || destinationHubId.equals(hub.id()))
            throw new Refusal(
                    new Invalid("destinationHubId", "There is no such hub to send a bag to."));
        var items = itemsOf(hub, destinationHubId, normalized(typedCodes));
        var fresh =
                Bag.packing(id, Ids.nextCode(), hub.id(), destinationHubId, items, clock.instant());
        return notEmptied(settling.settle(bags.add(fresh)));
    }

    /** A bag that leaves or reaches this hub. */
    Bag find(Hub hub, String bagId) {
        return bag(bagId, bag -> bag.hubs().contains(hub.id()));
    }

    /** A bag leaves its hub; the same answer when it has left before. */
    Bag dispatch(Hub hub, String bagId) {
        var bag = settling.settle(bag(bagId, b -> b.fromHubId().equals(hub.id())));
        return switch (bag.status()) {
            case PACKED -> {
                var now = clock.instant();
                bags.change(
                        bagId,
                        BagStatus.PACKED,
                        Update.update("status", BagStatus.DISPATCHED)
                                .set("dispatchedAt", now)
                                .set("openSince", now));
                yield notEmptied(settling.settle(bag(bagId, _ -> true)));
            }
            case DISPATCHED, ARRIVED, EMPTIED -> notEmptied(bag);
            case PACKING, REFUSED -> throw refused("The bag is not packed.");
        };
    }

    private static Bag notEmptied(Bag bag) {
        if (bag.status() == BagStatus.EMPTIED)
            throw refused("The orders of all its parcels were cancelled: nothing is left in it.");
        return bag;
    }

    /**
     * A bag reaches a hub; the same answer when it has been received before.
     *
     * @throws Refusal 422 when a code is not on the manifest, 409 when the bag has not left or was
     *     received with other findings
     */
    Bag receive(Hub hub, String bagId, List<String> missing, List<String> damaged) {
        var bag = settling.settle(bag(bagId, b -> b.toHubId().equals(hub.id())));
        var lost = onManifest(bag, "missing", missing);
        var broken = onManifest(bag, "damaged", damaged);
        for (int i = 0; i < broken.size(); i++)
            if (lost.contains(broken.get(i)))
                throw invalid("damaged[" + i + "]", "A missing parcel can't be damaged.");
        return switch (bag.status()) {
            case DISPATCHED -> {
                var now = clock.instant();
                bags.change(
                        bagId,
                        BagStatus.DISPATCHED,
                        Update.update("status", BagStatus.ARRIVED)
                                .set("arrivedAt", now)
                                .set("openSince", now)
                                .set("missing", lost)
                                .set("damaged", broken));
                yield sameFindings(settling.settle(bag(bagId, _ -> true)), lost, broken);
            }
            case ARRIVED -> sameFindings(bag, lost, broken);
            case PACKING, PACKED, REFUSED, EMPTIED ->
                    throw refused("The bag has not left its hub.");
        };
    }

    private static Bag sameFindings(Bag bag, List<String> missing, List<String> damaged) {
        if (!bag.missing().equals(missing) || !bag.damaged().equals(damaged))
            throw refused("The bag was received before, with other findings.");
        return bag;
    }

    private Bag bag(String id, Predicate<Bag> mine) {
        return bags.find(id).filter(mine).orElseThrow(() -> new Refusal(new NotFound("bag", id)));
    }

    private static List<String> onManifest(Bag bag, String field, List<String> typed) {
        var codes = bag.parcels().stream().map(Item::code).toList();
        var found = new ArrayList<String>();
        for (int i = 0; i < typed.size(); i++) {
            var code = normalize(field + "[" + i + "]", typed.get(i));
            if (!codes.contains(code))
                throw invalid(field + "[" + i + "]", code + " is not on this bag's manifest.");
            found.add(code);
        }
        return found.stream().distinct().sorted().toList();
    }

    private static List<String> normalized(List<String> typed) {
        var codes = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var field = "parcelCodes[" + i + "]";
            var code = normalize(field, typed.get(i));
            if (!seen.add(code)) throw invalid(field, code + " is in the list twice.");
            codes.add(code);
        }
        return codes;
    }

    private static String normalize(String field, String typed) {
        try {
            return ShortCode.normalize(typed);
        } catch (IllegalArgumentException e) {
            throw invalid(field, Objects.toString(e.getMessage()));
        }
    }

    private List<Item> itemsOf(Hub hub, String destinationHubId, List<String> codes) {
        var items = new HashMap<String, Item>();
        var parcels = new HashMap<String, Parcel>();
        for (var shipment : shipments.ofCodes(codes))
            for (var parcel : shipment.parcels()) {
                parcels.put(parcel.code(), parcel);
                items.put(
                        parcel.code(),
                        new Item(parcel.id(), parcel.code(), shipment.id(), parcel.weightGrams()));
            }
        var wrong = new ArrayList<FieldFault>();
        var taken = new ArrayList<FieldFault>();
        for (int i = 0; i < codes.size(); i++) {
            var field = "parcelCodes[" + i + "]";
            var code = codes.get(i);
            var parcel = Optional.ofNullable(parcels.get(code)).filter(p -> isOf(hub, p));
            var unfit = parcel.map(p -> wrongWay(p, destinationHubId)).orElse("is not at this hub");
            if (!unfit.isEmpty()) {
                wrong.add(new FieldFault(field, code + " " + unfit + "."));
                continue;
            }
            var why = notFree(parcel.orElseThrow());
            if (why != null) taken.add(new FieldFault(field, code + " " + why + "."));
        }
        if (!wrong.isEmpty()) throw new Refusal(new WrongParcels(List.copyOf(wrong)));
        if (!taken.isEmpty()) throw new Refusal(new ParcelsNotFree(List.copyOf(taken)));
        return codes.stream().map(code -> Objects.requireNonNull(items.get(code))).toList();
    }

    private static boolean isOf(Hub hub, Parcel parcel) {
        return parcel.originHubId().equals(hub.id());
    }

    private static String wrongWay(Parcel parcel, String destinationHubId) {
        return parcel.destinationHubId().equals(destinationHubId) ? "" : "goes to another hub";
    }

    private static @Nullable String notFree(Parcel parcel) {
        if (parcel.stopped()) return "goes back: its order was cancelled";
        if (parcel.status() == ParcelStatus.PLANNED) return "has not been taken in";
        if (parcel.status() != ParcelStatus.AT_ORIGIN_HUB || parcel.bagId() != null)
            return "is in another bag";
        return null;
    }

    private static Refusal refused(String why) {
        return new Refusal(new WrongBagState(why));
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
