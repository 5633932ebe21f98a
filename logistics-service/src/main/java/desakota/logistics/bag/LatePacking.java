package desakota.logistics.bag;

import static java.util.stream.Collectors.toSet;

import desakota.kit.ShortCode;
import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.bag.BagController.Pack;
import desakota.logistics.device.Verdict;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Packs a bag that was packed long ago. It can't be opened any more: whoever contradicts is named
 * for review, and the others go in.
 */
@Component
class LatePacking {

    /** So often others may be quicker before a person must look at it. */
    private static final int MOST_NAMES = 5;

    private final Bagging bagging;
    private final Bags bags;
    private final Shipments shipments;

    LatePacking(Bagging bagging, Bags bags, Shipments shipments) {
        this.bagging = bagging;
        this.bags = bags;
        this.shipments = shipments;
    }

    /** What others await until this parcel has been taken in. */
    static String awaited(String parcelCode) {
        return "parcel " + parcelCode;
    }

    /**
     * Packs it with all that can be in it.
     *
     * @param isPatient whether it may still wait for the intake of a parcel
     * @throws Refusal when nothing can be in it
     */
    Verdict pack(Hub hub, HubEvent event, Pack body, boolean isPatient) {
        var id = event.recorded().subject();
        if (isPatient && bags.find(id).isEmpty()) {
            var early = notTakenIn(hub, body);
            if (early.isPresent())
                return Verdict.waiting(
                        awaited(early.get()),
                        "Recorded. It waits for the INTAKE of " + early.get() + ".");
        }
        var bag = packed(hub, event, body);
        var verdict =
                isOf(event, bag)
                        ? whole(bag, body).about(bag.id())
                        : Verdict.of(Outcome.DUPLICATE, "It is bag " + bag.code() + ".")
                                .about(bag.id());
        return NamedBags.packing(event.recorded(), verdict);
    }

    private static Verdict whole(Bag bag, Pack body) {
        var inside = bag.parcels().stream().map(Item::code).collect(toSet());
        var outside =
                new LinkedHashSet<>(body.parcelCodes().stream().map(LatePacking::code).toList());
        outside.removeAll(inside);
        return outside.isEmpty()
                ? Verdict.of(Outcome.APPLIED, "It is bag " + bag.code() + ".")
                : Verdict.review(
                        "It is bag "
                                + bag.code()
                                + ". What is known of these is that they can't be in it: "
                                + String.join(", ", outside)
                                + ".");
    }

    /**
     * The bag with all that can be in it; another one when exactly these are in that already. Where
     * somebody was quicker to take a parcel that was free a moment before, its bag is refused for
     * good, and the others go into one of the next name.
     */
    private Bag packed(Hub hub, HubEvent event, Pack body) {
        for (int name = 1; ; name++) {
            var id = idOf(event, name);
            try {
                return packed(hub, event, id, body, body.parcelCodes());
            } catch (Refusal refused) {
                if (name == MOST_NAMES || !isRefused(id)) throw refused;
            }
        }
    }

    private static String idOf(HubEvent event, int name) {
        var id = event.recorded().subject();
        return name == 1 ? id : id + "-" + name;
    }

    private static boolean isOf(HubEvent event, Bag bag) {
        return IntStream.rangeClosed(1, MOST_NAMES)
                .anyMatch(name -> idOf(event, name).equals(bag.id()));
    }

    private boolean isRefused(String id) {
        return bags.find(id).filter(bag -> bag.status() == BagStatus.REFUSED).isPresent();
    }

    private Bag packed(Hub hub, HubEvent event, String id, Pack body, List<String> codes) {
        try {
            return bagging.pack(hub, id, body.destinationHubId(), codes, event.moment());
        } catch (Refusal refused) {
            var same = sameBag(hub, body);
            if (same.isPresent()) return same.get();
            var fewer = without(refused.problem().errors(), codes);
            if (fewer.isEmpty() || fewer.size() == codes.size() || bags.find(id).isPresent())
                throw refused;
            return packed(hub, event, id, body, fewer);
        }
    }

    private static List<String> without(List<FieldFault> faults, List<String> codes) {
        var fields = faults.stream().map(FieldFault::field).collect(toSet());
        var fewer = new ArrayList<String>();
        for (int i = 0; i < codes.size(); i++)
            if (!fields.contains("parcelCodes[" + i + "]")) fewer.add(codes.get(i));
        return fewer;
    }

    private Optional<Bag> sameBag(Hub hub, Pack body) {
        var codes = body.parcelCodes().stream().map(LatePacking::code).collect(toSet());
        var names =
                parcels(codes).stream()
                        .flatMap(parcel -> parcel.last(Step.BAGGED, Step.BAGGED_BACK).stream())
                        .map(Scan::ref)
                        .distinct()
                        .toList();
        return names.size() != 1
                ? Optional.empty()
                : bags.find(names.getFirst())
                        .filter(bag -> bag.fromHubId().equals(hub.id()))
                        .filter(bag -> bag.toHubId().equals(body.destinationHubId()))
                        .filter(bag -> codesOf(bag).equals(codes));
    }

    private static Set<String> codesOf(Bag bag) {
        return bag.parcels().stream().map(Item::code).collect(toSet());
    }

    private Optional<String> notTakenIn(Hub hub, Pack body) {
        var codes = body.parcelCodes().stream().map(LatePacking::code).collect(toSet());
        return parcels(codes).stream()
                .filter(parcel -> parcel.originHubId().equals(hub.id()))
                .filter(parcel -> parcel.situation() == Situation.EXPECTED)
                .map(Parcel::code)
                .sorted()
                .findFirst();
    }

    private List<Parcel> parcels(Set<String> codes) {
        return shipments.ofCodes(codes).stream()
                .flatMap(shipment -> shipment.parcels().stream())
                .filter(parcel -> codes.contains(parcel.code()))
                .toList();
    }

    /** The code as it is on the label, or as it was typed when no label has such. */
    static String code(String typed) {
        try {
            return ShortCode.normalize(typed);
        } catch (IllegalArgumentException _) {
            return typed;
        }
    }
}
