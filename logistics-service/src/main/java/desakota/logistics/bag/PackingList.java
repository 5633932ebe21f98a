package desakota.logistics.bag;

import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.bag.BagProblem.ParcelsNotFree;
import desakota.logistics.bag.BagProblem.WrongParcels;
import desakota.logistics.desk.Labels;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;
import desakota.logistics.parcel.Way;
import desakota.logistics.shipment.Shipments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks what an operator wants to put into one bag. */
@Component
class PackingList {

    private final Shipments shipments;

    PackingList(Shipments shipments) {
        this.shipments = shipments;
    }

    /**
     * The parcels with these codes, in the same order.
     *
     * @throws Refusal 422 when a code is mistyped or twice in the list, or a parcel is not this
     *     hub's or goes to another; 409 when one is not free. All at fault are named
     */
    List<Item> of(Hub hub, String destinationHubId, List<String> typedCodes) {
        var codes = normalized(typedCodes);
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
            var unfit =
                    parcel.map(p -> wrongWay(hub, p, destinationHubId))
                            .orElse("is not at this hub");
            if (!unfit.isEmpty()) {
                wrong.add(new FieldFault(field, code + " " + unfit + "."));
                continue;
            }
            var why = notFree(hub, parcel.orElseThrow());
            if (why != null) taken.add(new FieldFault(field, code + " " + why + "."));
        }
        if (!wrong.isEmpty()) throw new Refusal(new WrongParcels(List.copyOf(wrong)));
        if (!taken.isEmpty()) throw new Refusal(new ParcelsNotFree(List.copyOf(taken)));
        return codes.stream().map(code -> Objects.requireNonNull(items.get(code))).toList();
    }

    private static boolean isOf(Hub hub, Parcel parcel) {
        return parcel.originHubId().equals(hub.id()) || parcel.destinationHubId().equals(hub.id());
    }

    private static String wrongWay(Hub hub, Parcel parcel, String destinationHubId) {
        var goesTo =
                switch (Way.from(parcel, hub.id())) {
                    case OUT -> parcel.destinationHubId();
                    case BACK -> parcel.originHubId();
                };
        return goesTo.equals(destinationHubId) ? "" : "goes to another hub";
    }

    private static @Nullable String notFree(Hub hub, Parcel parcel) {
        return switch (HubWork.bag(parcel, hub.id())) {
            case Allowed _ -> null;
            case Refused(var why) -> why;
            case Late _ -> "is lost";
        };
    }

    private static List<String> normalized(List<String> typed) {
        var codes = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var field = "parcelCodes[" + i + "]";
            var code = Labels.codeOf(field, typed.get(i));
            if (!seen.add(code)) throw invalid(field, code + " is in the list twice.");
            codes.add(code);
        }
        return codes;
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
