package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.hearing;
import static desakota.logistics.shipment.Fixtures.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import desakota.events.Address;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.StockFate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Leg;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A parcel that is not delivered at the first try. */
class AttemptsTest {

    @Test
    void hasThreeTries() {
        var told = new ArrayList<ShipmentEvent>();

        var after =
                hearing(
                        aShipmentAtTheCityHub(),
                        List.of(
                                report(Step.FAILED_ATTEMPT, 1),
                                report(Step.FAILED_ATTEMPT, 2),
                                report(Step.FAILED_ATTEMPT, 3)),
                        told);

        assertThat(told)
                .extracting(
                        event -> ((ParcelAttemptFailed) event).attempt(),
                        event -> ((ParcelAttemptFailed) event).last())
                .containsExactly(tuple(1, false), tuple(2, false), tuple(3, true));
        assertThat(after.parcel(PARCEL).status()).isEqualTo(ParcelStatus.FAILED);
        assertThat(after.parcel(PARCEL).outlook().reason())
                .isEqualTo("Nobody was at the door, try 3 of 3.");
    }

    @Test
    void isStillTheCouriersTaskUntilItIsBroughtBack() {
        var failed = ParcelSituations.in(Situation.FAILED);
        var back = ParcelSituations.in(Situation.BACK_AT_CITY_HUB);

        assertThat(ParcelSituations.in(Situation.AT_THE_DOOR).whereabouts()).contains("task dedi");
        assertThat(failed.whereabouts()).contains("task dedi");
        assertThat(back.whereabouts()).doesNotContain("task dedi");
    }

    @Test
    void isBroughtBackOnceThoughTheHubSaysSoToo() {
        var told = new ArrayList<ShipmentEvent>();
        var back =
                hearing(
                        ParcelSituations.in(Situation.FAILED),
                        List.of(report(Step.BROUGHT_BACK, 6)),
                        told);

        var confirmed = back.hear(PARCEL, Scan.atHub(Step.BROUGHT_BACK, "hub-malang", NOW, "in"));

        assertThat(told).hasSize(1).first().isInstanceOf(ParcelBroughtBack.class);
        assertThat(confirmed.orElseThrow().events()).isEmpty();
    }

    @Test
    void isWrittenOffWhenAHubFindsItDamaged() {
        var damaged =
                ParcelSituations.in(Situation.FAILED)
                        .saying(
                                PARCEL,
                                Scan.atHub(Step.BROUGHT_BACK, "hub-malang", NOW, "in")
                                        .with(new Goods(1, 900, Scan.DAMAGED, null)))
                        .after();

        var returned = damaged.saying(PARCEL, Scan.atHub(Step.RETURNED, "simpul-wagir", NOW, "b"));

        assertThat(fateOf(returned)).isEqualTo(StockFate.WRITTEN_OFF);
        assertThat(fateOf(returnedIntact())).isEqualTo(StockFate.PUT_BACK);
    }

    private static Change<Shipment, ShipmentEvent> returnedIntact() {
        return ParcelSituations.in(Situation.ON_THE_ROAD_BACK)
                .saying(PARCEL, Scan.atHub(Step.RETURNED, "simpul-wagir", NOW, "b"));
    }

    private static StockFate fateOf(Change<Shipment, ShipmentEvent> change) {
        return ((ParcelReturned) change.events().getFirst()).stock();
    }

    @Test
    void goesBackTheWayItCame() {
        var parcel = ParcelSituations.in(Situation.ON_THE_ROAD_BACK).parcel(PARCEL);

        assertThat(parcel.legs())
                .extracting(Leg::from, Leg::to, Leg::status)
                .containsExactly(
                        tuple("simpul-wagir", "hub-malang", Leg.Status.DONE),
                        tuple("hub-malang", null, Leg.Status.CANCELLED),
                        tuple("hub-malang", "simpul-wagir", Leg.Status.IN_TRANSIT));
    }

    @Test
    void isDeliveredByDecisionAfterItWasReturned() {
        var returned = ParcelSituations.in(Situation.RETURNED);

        var hearing = Hearing.forced(returned, CODE, report(Step.DELIVERED, 9));
        var again = Hearing.forced(hearing.after(), CODE, report(Step.DELIVERED, 9));

        assertThat(hearing.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ParcelDelivered.class,
                        delivered -> assertThat(delivered.proof()).isEqualTo("REVIEW"));
        assertThat(hearing.after().parcel(PARCEL).status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.after()).isEqualTo(hearing.after());
    }

    @Test
    void hasThreeTriesAgainWhenAPersonSendsItOutAnew() {
        var back = ParcelSituations.in(Situation.BACK_AT_CITY_HUB);
        var out = Hearing.forced(back, CODE, report(Step.PICKED_UP, 7)).after();

        var tried = hearing(out, report(Step.FAILED_ATTEMPT, 8));

        assertThat(tried.parcel(PARCEL).situation()).isEqualTo(Situation.AT_THE_DOOR);
        assertThat(tried.parcel(PARCEL).failedAttempts()).isEqualTo(1);
    }

    @Test
    void goesToTheCorrectedAddressWhileItIsOnItsWay() {
        var address = new Address("Rina", "0812", "Jl. Ijen 7", "35.73.04.1003", "65112");

        var corrected = ParcelSituations.in(Situation.AT_THE_DOOR).correctedTo(address);
        var tooLate = ParcelSituations.in(Situation.DELIVERED).correctedTo(address);

        assertThat(corrected.address()).isEqualTo(address);
        assertThat(tooLate.address()).isNotEqualTo(address);
    }
}
