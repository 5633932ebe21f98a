package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.aPlannedShipment;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.aShipmentOfTwoParcels;
import static desakota.logistics.shipment.Fixtures.after;
import static desakota.logistics.shipment.Fixtures.hear;
import static desakota.logistics.shipment.Fixtures.hearing;
import static desakota.logistics.shipment.Fixtures.report;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ShipmentTest {

    /** Each row: what hubs and the courier said, then what the parcel is, then if it can stop. */
    @ParameterizedTest
    @CsvSource({
        "'', PLANNED, true, RETURNED",
        "TAKEN_IN, AT_ORIGIN_HUB, true, RETURNING",
        "TAKEN_IN BAGGED, IN_BAG, true, RETURNING",
        "TAKEN_IN BAGGED DISPATCHED, IN_BAG, false, IN_BAG",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED, AT_DESTINATION_HUB, false, AT_DESTINATION_HUB",
        "TAKEN_IN BAGGED DISPATCHED MISSING, LOST, false, LOST",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED PICKED_UP, AT_DESTINATION_HUB, false,"
                + " AT_DESTINATION_HUB",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED OUT_FOR_DELIVERY, OUT_FOR_DELIVERY, false,"
                + " OUT_FOR_DELIVERY",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED FAILED_ATTEMPT, OUT_FOR_DELIVERY, false,"
                + " OUT_FOR_DELIVERY",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED BROUGHT_BACK, RETURNING, false, RETURNING",
        "TAKEN_IN BAGGED DISPATCHED ARRIVED DELIVERED, DELIVERED, false, DELIVERED",
        "TAKEN_IN BAGGED DISPATCHED DELIVERED, DELIVERED, false, DELIVERED"
    })
    void isAsFarAsWasSaidAndStopsOnlyBeforeItLeaves(
            String said, ParcelStatus status, boolean stops, ParcelStatus stopped) {
        var shipment = said(said);

        var events = Stopping.stop(shipment, NOW);
        var afterwards = events.stream().reduce(shipment, Shipment::apply, (_, last) -> last);

        assertThat(shipment.parcel(PARCEL).status()).isEqualTo(status);
        assertThat(events)
                .hasSize(1)
                .first()
                .isInstanceOf(stops ? ShipmentStopped.class : ShipmentStopDeclined.class);
        assertThat(afterwards.parcel(PARCEL).status()).isEqualTo(stopped);
    }

    private static Shipment said(String steps) {
        var shipment = aPlannedShipment();
        int sequence = 0;
        for (var name : steps.isEmpty() ? List.<String>of() : List.of(steps.split(" "))) {
            var step = Step.valueOf(name);
            shipment =
                    step.isLastMile()
                            ? hearing(shipment, report(step, ++sequence))
                            : hear(shipment, step);
        }
        return shipment;
    }

    @Test
    void isNotStoppedWhenAnyOfItsParcelsHasLeft() {
        var shipment = after(aShipmentOfTwoParcels(), Step.TAKEN_IN, Step.BAGGED, Step.DISPATCHED);

        var events = Stopping.stop(shipment, NOW);

        assertThat(events)
                .containsExactly(
                        new ShipmentStopDeclined(
                                NOW, "Parcel " + CODE + " is on its way already.", CODE));
    }

    @Test
    void isStoppedOnce() {
        var stopped = aPlannedShipment().apply(new ShipmentStopped(NOW));

        var again = Stopping.cancelled(stopped, NOW);

        assertThat(again).isEmpty();
    }

    @Test
    void hearsTheSameScanOnce() {
        var shipment = aShipmentAtTheCityHub();

        var again = hear(shipment, Step.ARRIVED);

        assertThat(again).isSameAs(shipment);
    }

    @Test
    void isFoundByItsHubsStatesAndCourier() {
        var shipment = aShipmentAtTheCityHub().assigned(PARCEL, "dedi");

        var keys = shipment.whereabouts();

        assertThat(keys)
                .containsExactly(
                        "hub hub-malang AT_DESTINATION_HUB",
                        "hub simpul-wagir AT_DESTINATION_HUB",
                        "open hub-malang",
                        "open simpul-wagir",
                        "task dedi");
    }
}
