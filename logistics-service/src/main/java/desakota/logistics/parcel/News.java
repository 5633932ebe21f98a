package desakota.logistics.parcel;

import desakota.events.ShipmentEvent;
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
import desakota.events.StockFate;

import java.util.List;
import java.util.Objects;

/**
 * What the other services hear when something is said of a parcel. An end is told once, however
 * often it is said.
 *
 * @param before the parcel that it was said of; {@code after} the same with the scan
 */
record News(Parcel before, Scan scan, Parcel after) {

    private static final String UNKNOWN = "UNKNOWN";

    List<ShipmentEvent> events() {
        return switch (scan.step()) {
            case TAKEN_IN -> List.of(takenIn());
            case BAGGED, BAGGED_BACK -> List.of(bagged());
            case DISPATCHED -> List.of(dispatched(before.destinationHubId()));
            case DISPATCHED_BACK -> List.of(dispatched(before.originHubId()));
            case ARRIVED, FOUND, FOUND_BACK -> List.of(arrived());
            case MISSING, MISSING_BACK ->
                    after.situation().isSought() ? List.of(missing()) : List.of();
            case PICKED_UP -> List.of(pickedUp());
            case OUT_FOR_DELIVERY -> List.of(outForDelivery());
            case FAILED_ATTEMPT -> List.of(attemptFailed());
            case DELIVERED -> becomes(Situation.DELIVERED) ? List.of(delivered()) : List.of();
            case BROUGHT_BACK -> broughtBack();
            case RETURNED -> becomes(Situation.RETURNED) ? List.of(returned()) : List.of();
            case LOST -> becomes(Situation.GIVEN_UP) ? List.of(lost()) : List.of();
        };
    }

    private boolean becomes(Situation end) {
        return before.situation() != end && after.situation() == end;
    }

    private ShipmentEvent takenIn() {
        var goods = scan.goods();
        var weight = goods == null ? null : goods.weightGrams();
        return new ParcelTakenIn(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.hubId(),
                Objects.requireNonNullElse(weight, 0));
    }

    private ShipmentEvent bagged() {
        return new ParcelBagged(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                Objects.requireNonNullElse(scan.bagCode(), ""));
    }

    private ShipmentEvent dispatched(String towardsHubId) {
        return new ParcelDispatched(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.hubId(),
                towardsHubId);
    }

    private ShipmentEvent arrived() {
        return new ParcelArrived(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.hubId(),
                scan.foundDamaged());
    }

    private ShipmentEvent missing() {
        return new ParcelMissing(
                scan.at(), scan.occurredAt(), before.id(), before.producerId(), scan.hubId());
    }

    private ShipmentEvent pickedUp() {
        return new ParcelPickedUp(
                scan.at(), scan.occurredAt(), before.id(), before.producerId(), scan.by());
    }

    private ShipmentEvent outForDelivery() {
        return new ParcelOutForDelivery(
                scan.at(), scan.occurredAt(), before.id(), before.producerId(), scan.by());
    }

    private ShipmentEvent attemptFailed() {
        return new ParcelAttemptFailed(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.by(),
                Objects.requireNonNullElse(scan.reason(), UNKNOWN),
                after.failedAttempts(),
                after.situation() == Situation.FAILED);
    }

    private ShipmentEvent delivered() {
        var proof = scan.proof();
        return new ParcelDelivered(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.by(),
                proof == null ? "" : proof.kind().name(),
                before.cashDue(),
                scan.collected());
    }

    /** Where there is but one hub, the parcel is with it as well as ever a return brings it. */
    private List<ShipmentEvent> broughtBack() {
        if (before.situation().isBack() || !after.situation().isBack()) return List.of();
        var courier = after.carriedBy().orElseGet(scan::by);
        var broughtBack =
                new ParcelBroughtBack(
                        scan.at(),
                        scan.occurredAt(),
                        before.id(),
                        before.producerId(),
                        courier,
                        scan.hubId());
        return after.situation() == Situation.RETURNED
                ? List.of(broughtBack, returned())
                : List.of(broughtBack);
    }

    private ShipmentEvent returned() {
        return new ParcelReturned(
                scan.at(),
                scan.occurredAt(),
                before.id(),
                before.producerId(),
                scan.hubId(),
                after.isDamaged() ? StockFate.WRITTEN_OFF : StockFate.PUT_BACK);
    }

    private ShipmentEvent lost() {
        var cause = Objects.requireNonNullElse(scan.reason(), UNKNOWN);
        var custodian = Hands.custodian(History.of(before.scans()), cause);
        return new ParcelLost(
                scan.at(), scan.occurredAt(), before.id(), before.producerId(), custodian, cause);
    }
}
