package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CITY_HUB;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.SIMPUL;
import static desakota.logistics.shipment.Fixtures.aPlannedShipment;
import static desakota.logistics.shipment.Fixtures.hearing;
import static desakota.logistics.shipment.Fixtures.report;

import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;

/** A shipment of one parcel in each situation, brought there step by step. */
final class ParcelSituations {

    private ParcelSituations() {}

    static Shipment in(Situation situation) {
        return switch (situation) {
            case EXPECTED -> aPlannedShipment();
            case AT_ORIGIN_HUB -> atHub(in(Situation.EXPECTED), Step.TAKEN_IN, SIMPUL, "intake");
            case BAGGED -> bagged(in(Situation.AT_ORIGIN_HUB), Step.BAGGED, SIMPUL, "bag-1");
            case ON_THE_ROAD -> atHub(in(Situation.BAGGED), Step.DISPATCHED, SIMPUL, "bag-1");
            case SOUGHT -> atHub(in(Situation.ON_THE_ROAD), Step.MISSING, CITY_HUB, "bag-1");
            case AT_CITY_HUB -> atHub(in(Situation.ON_THE_ROAD), Step.ARRIVED, CITY_HUB, "bag-1");
            case WITH_COURIER -> hearing(in(Situation.AT_CITY_HUB), report(Step.PICKED_UP, 1));
            case AT_THE_DOOR -> hearing(in(Situation.WITH_COURIER), report(Step.FAILED_ATTEMPT, 2));
            case FAILED ->
                    hearing(
                            in(Situation.AT_THE_DOOR),
                            report(Step.FAILED_ATTEMPT, 3),
                            report(Step.FAILED_ATTEMPT, 4));
            case DELIVERED -> hearing(in(Situation.AT_THE_DOOR), report(Step.DELIVERED, 5));
            case WITHDRAWN -> in(Situation.EXPECTED).apply(new ShipmentStopped(NOW));
            case STOPPED -> in(Situation.BAGGED).apply(new ShipmentStopped(NOW));
            case BACK_AT_CITY_HUB -> hearing(in(Situation.FAILED), report(Step.BROUGHT_BACK, 6));
            case BAGGED_BACK ->
                    bagged(in(Situation.BACK_AT_CITY_HUB), Step.BAGGED_BACK, CITY_HUB, "bag-2");
            case ON_THE_ROAD_BACK ->
                    atHub(in(Situation.BAGGED_BACK), Step.DISPATCHED_BACK, CITY_HUB, "bag-2");
            case SOUGHT_BACK ->
                    atHub(in(Situation.ON_THE_ROAD_BACK), Step.MISSING_BACK, SIMPUL, "bag-2");
            case RETURNED -> atHub(in(Situation.ON_THE_ROAD_BACK), Step.RETURNED, SIMPUL, "bag-2");
            case GIVEN_UP -> atHub(in(Situation.ON_THE_ROAD), Step.LOST, CITY_HUB, "loss");
        };
    }

    private static Shipment bagged(Shipment shipment, Step step, String hubId, String bagId) {
        return atHub(shipment.held(PARCEL, bagId), step, hubId, bagId);
    }

    private static Shipment atHub(Shipment shipment, Step step, String hubId, String ref) {
        return shipment.hear(PARCEL, Scan.atHub(step, hubId, NOW, ref))
                .map(Change::after)
                .orElseThrow();
    }
}
