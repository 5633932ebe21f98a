package desakota.logistics.parcel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** In whose hands a parcel was, one after the other. */
final class Hands {

    /** Holder of what is on the road between two hubs, whoever the carrier is. */
    private static final String LINE_HAUL = "line-haul";

    private static final String BUYER = "buyer";

    private Hands() {}

    /** The chain of hands. */
    static List<Custody> chain(Parcel parcel, History history) {
        var chain = new ArrayList<Custody>(history.inOrder().size());
        String holder = parcel.producerId();
        for (var scan : history.inOrder()) {
            var next = holderAfter(scan);
            var named = LINE_HAUL.equals(next) ? parcel.lineHaul() : next;
            chain.add(Custody.of(scan, holder, named));
            holder = named;
        }
        return List.copyOf(chain);
    }

    /**
     * Who answers for a parcel that is given up: who had it last, and for a damage, who had it
     * before the hub that found it damaged.
     *
     * @return account id of a hub or courier, or {@code line-haul}; null when nobody knows
     */
    static @Nullable String custodian(History history, @Nullable String cause) {
        String holder = null;
        for (var scan : history.inOrder()) {
            var foundOnTheWay = scan.foundDamaged() && scan.step() != Step.TAKEN_IN;
            if (Scan.DAMAGED.equals(cause) && foundOnTheWay) return holder;
            var next = holderAfter(scan);
            if (next != null) holder = next;
        }
        return holder;
    }

    private static @Nullable String holderAfter(Scan scan) {
        return switch (scan.step()) {
            case TAKEN_IN,
                    BAGGED,
                    FOUND,
                    ARRIVED,
                    BROUGHT_BACK,
                    FOUND_BACK,
                    BAGGED_BACK,
                    RETURNED ->
                    scan.hubId();
            case DISPATCHED, DISPATCHED_BACK -> LINE_HAUL;
            case MISSING, MISSING_BACK, LOST -> null;
            case PICKED_UP, OUT_FOR_DELIVERY, FAILED_ATTEMPT -> scan.by();
            case DELIVERED -> BUYER;
        };
    }
}
