package desakota.logistics.bag;

import desakota.kit.Ids;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.bag.BagProblem.WrongBagState;
import desakota.logistics.desk.Labels;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Moment;

import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Packs bags, sends them and receives them. The bag's document says so first, then each parcel. */
@Component
class Bagging {

    private final Bags bags;
    private final PackingList packingList;
    private final Settling settling;
    private final Hubs hubs;

    Bagging(Bags bags, PackingList packingList, Settling settling, Hubs hubs) {
        this.bags = bags;
        this.packingList = packingList;
        this.settling = settling;
        this.hubs = hubs;
    }

    /**
     * Packs a bag with all these parcels.
     *
     * @param id the bag's id; a broken-off run with the same id is finished
     * @throws Refusal 422 when a parcel is not this hub's or goes elsewhere, 409 when one is not
     *     free; none is touched then
     */
    Bag pack(Hub hub, String id, String destinationHubId, List<String> typedCodes, Moment when) {
        var begun = bags.find(id);
        if (begun.isPresent()) return notEmptied(settling.settle(begun.get()));
        if (hubs.find(destinationHubId).isEmpty() || destinationHubId.equals(hub.id()))
            throw new Refusal(
                    new Invalid("destinationHubId", "There is no such hub to send a bag to."));
        var items = packingList.of(hub, destinationHubId, typedCodes);
        var fresh = Bag.packing(id, Ids.nextCode(), hub.id(), destinationHubId, items, when);
        return notEmptied(settling.settle(bags.add(fresh)));
    }

    /** A bag that leaves or reaches this hub. */
    Bag find(Hub hub, String bagId) {
        return bag(bagId, bag -> bag.hubs().contains(hub.id()));
    }

    /**
     * A bag leaves its hub; the same answer when it has left before. When it was heard first that
     * it arrived, this joins its parcels' history.
     *
     * @throws Refusal 409 when nothing is left in it
     */
    Bag dispatch(Hub hub, String bagId, Moment when) {
        var bag = settling.settle(bag(bagId, b -> b.fromHubId().equals(hub.id())));
        return switch (bag.status()) {
            case PACKED -> sent(bag, BagStatus.DISPATCHED, when);
            case ARRIVED -> bag.dispatchedAt() == null ? sent(bag, BagStatus.ARRIVED, when) : bag;
            case DISPATCHED, EMPTIED -> notEmptied(bag);
            case PACKING, REFUSED -> throw refused("The bag is not packed.");
        };
    }

    private Bag sent(Bag bag, BagStatus status, Moment when) {
        var written =
                bags.change(
                        bag.id(),
                        bag.status(),
                        Update.update("status", status)
                                .set("dispatchedAt", when)
                                .set("openSince", when.at()));
        return written.isEmpty()
                ? dispatch(hubs.find(bag.fromHubId()).orElseThrow(), bag.id(), when)
                : notEmptied(settling.settle(written.get()));
    }

    private static Bag notEmptied(Bag bag) {
        if (bag.status() == BagStatus.REFUSED)
            throw refused("Not every parcel was free, so none was bagged.");
        if (bag.status() == BagStatus.EMPTIED)
            throw refused("The orders of all its parcels were cancelled: nothing is left in it.");
        return bag;
    }

    /**
     * A bag reaches a hub; the same answer when it has been received before. Told later, it may be
     * heard before the bag is known to have left.
     *
     * @throws Refusal 422 when a code is not on the manifest, 409 when the bag has not left or was
     *     received with other findings
     */
    Bag receive(Hub hub, String bagId, List<String> missing, List<String> damaged, Moment when) {
        var bag = settling.settle(bag(bagId, b -> b.toHubId().equals(hub.id())));
        var lost = onManifest(bag, "missing", missing);
        var broken = onManifest(bag, "damaged", damaged);
        for (int i = 0; i < broken.size(); i++)
            if (lost.contains(broken.get(i)))
                throw invalid("damaged[" + i + "]", "A missing parcel can't be damaged.");
        return switch (bag.status()) {
            case DISPATCHED -> received(bag, lost, broken, when);
            case PACKED -> {
                if (!when.isToldLater()) throw notLeft();
                yield received(bag, lost, broken, when);
            }
            case ARRIVED -> sameFindings(bag, lost, broken);
            case PACKING, REFUSED, EMPTIED -> throw notLeft();
        };
    }

    private Bag received(Bag bag, List<String> lost, List<String> broken, Moment when) {
        var written =
                bags.change(
                        bag.id(),
                        bag.status(),
                        Update.update("status", BagStatus.ARRIVED)
                                .set("arrivedAt", when)
                                .set("openSince", when.at())
                                .set("missing", lost)
                                .set("damaged", broken));
        return written.isEmpty()
                ? receive(hubs.find(bag.toHubId()).orElseThrow(), bag.id(), lost, broken, when)
                : sameFindings(settling.settle(written.get()), lost, broken);
    }

    private static Refusal notLeft() {
        return refused("The bag has not left its hub.");
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
            var code = Labels.codeOf(field + "[" + i + "]", typed.get(i));
            if (!codes.contains(code))
                throw invalid(field + "[" + i + "]", code + " is not on this bag's manifest.");
            found.add(code);
        }
        return found.stream().distinct().sorted().toList();
    }

    private static Refusal refused(String why) {
        return new Refusal(new WrongBagState(why));
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
