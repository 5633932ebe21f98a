package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.RIGHT_CODE;
import static desakota.logistics.shipment.Fixtures.aPlannedShipment;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.after;
import static desakota.logistics.shipment.Fixtures.hear;
import static desakota.logistics.shipment.Fixtures.hearing;
import static desakota.logistics.shipment.Fixtures.report;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.logistics.parcel.Custody;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Worthless;
import desakota.logistics.shipment.Hearing.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HearingTest {

    @Test
    void appliesADeliveryThatSkipsTheStepsBefore() {
        var hearing = Hearing.of(aShipmentAtTheCityHub(), CODE, report(Step.DELIVERED, 3));

        assertThat(hearing.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(hearing.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ParcelDelivered.class,
                        delivered -> {
                            assertThat(delivered.courierId()).isEqualTo("dedi");
                            assertThat(delivered.proof()).isEqualTo("CODE");
                            assertThat(delivered.occurredAt()).isNotEqualTo(delivered.at());
                        });
    }

    @Test
    void letsAnEarlierStepJoinTheHistoryLater() {
        var delivered = hearing(aShipmentAtTheCityHub(), report(Step.DELIVERED, 3));

        var after = hearing(delivered, report(Step.PICKED_UP, 1));

        assertThat(after.parcel(PARCEL).status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(after.parcel(PARCEL).custody())
                .extracting(Custody::type)
                .endsWith(Step.ARRIVED, Step.PICKED_UP, Step.DELIVERED);
    }

    @Test
    void putsWhatHappenedAfterTheDeliveryToReview() {
        var delivered = hearing(aShipmentAtTheCityHub(), report(Step.DELIVERED, 3));

        var hearing = Hearing.of(delivered, CODE, report(Step.FAILED_ATTEMPT, 4));

        assertReviewed(hearing, delivered);
    }

    @Test
    void appliesTheDeliveryWhenTheHubForgotToReceiveTheBag() {
        var onTheRoad = after(aPlannedShipment(), Step.TAKEN_IN, Step.BAGGED, Step.DISPATCHED);

        var delivered = hearing(onTheRoad, report(Step.DELIVERED, 1));
        var received = hear(delivered, Step.ARRIVED);

        assertThat(delivered.parcel(PARCEL).status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(received.parcel(PARCEL).status()).isEqualTo(ParcelStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKED_UP", "OUT_FOR_DELIVERY", "FAILED_ATTEMPT", "DELIVERED"})
    void putsAParcelThatNeverLeftTheVillageToReview(Step step) {
        var bagged = after(aPlannedShipment(), Step.TAKEN_IN, Step.BAGGED);

        var hearing = Hearing.of(bagged, CODE, report(step, 1));

        assertReviewed(hearing, bagged);
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKED_UP", "OUT_FOR_DELIVERY", "FAILED_ATTEMPT", "DELIVERED"})
    void putsAStoppedParcelToReview(Step step) {
        var stopped = aPlannedShipment().apply(new ShipmentStopped(NOW));

        var hearing = Hearing.of(stopped, CODE, report(step, 1));

        assertReviewed(hearing, stopped);
    }

    @Test
    void putsASecondCourierToReview() {
        var held = hearing(aShipmentAtTheCityHub(), report(Step.PICKED_UP, 1));

        var hearing = Hearing.of(held, CODE, report("wulan", Step.DELIVERED, 1, RIGHT_CODE));

        assertReviewed(hearing, held);
    }

    @Test
    void letsAnotherCourierOfTheHubTakeAParcelOver() {
        var assigned = aShipmentAtTheCityHub().assigned(PARCEL, "wulan");

        var after = hearing(assigned, report(Step.PICKED_UP, 1));

        assertThat(after.parcel(PARCEL).courierId()).isEqualTo("dedi");
        assertThat(after.whereabouts()).contains("task dedi").doesNotContain("task wulan");
    }

    @Test
    void doesNotDeliverWithoutAProof() {
        var shipment = aShipmentAtTheCityHub();

        var none = Hearing.of(shipment, CODE, report("dedi", Step.DELIVERED, 1, null));
        var worthless =
                Hearing.of(
                        shipment,
                        CODE,
                        report("dedi", Step.DELIVERED, 1, new Worthless("Not theirs.")));

        assertReviewed(none, shipment);
        assertReviewed(worthless, shipment);
    }

    @Test
    void closesTheWayByCodeAfterFiveWrongOnes() {
        var shipment = aShipmentAtTheCityHub();
        for (int i = 1; i <= Hearing.WRONG_CODES; i++) shipment = hearing(shipment, wrongCode(i));

        var right = Hearing.of(shipment, CODE, report(Step.DELIVERED, 9));

        assertReviewed(right, shipment);
    }

    @Test
    void countsARepeatedWrongCodeOnce() {
        var shipment = aShipmentAtTheCityHub();
        for (int i = 1; i <= Hearing.WRONG_CODES; i++) shipment = hearing(shipment, wrongCode(1));

        var right = Hearing.of(shipment, CODE, report(Step.DELIVERED, 9));

        assertThat(right.outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void comesToTheSameInWhateverOrderAPersonDecides() {
        var back = ParcelSituations.in(Situation.RETURNED);
        var pickedUp = report(Step.PICKED_UP, 11);
        var delivered = report(Step.DELIVERED, 12);

        var inOrder = Hearing.forced(Hearing.forced(back, CODE, pickedUp).after(), CODE, delivered);
        var turned = Hearing.forced(Hearing.forced(back, CODE, delivered).after(), CODE, pickedUp);

        assertThat(turned.after().parcel(PARCEL).situation()).isEqualTo(Situation.DELIVERED);
        assertThat(turned.after().parcel(PARCEL).custody())
                .isEqualTo(inOrder.after().parcel(PARCEL).custody());
    }

    @Test
    void knowsADeliveryThatWasDecidedTwice() {
        var shipment = aShipmentAtTheCityHub();
        var once = Hearing.forced(shipment, CODE, report(Step.DELIVERED, 1));

        var twice = Hearing.forced(once.after(), CODE, report(Step.DELIVERED, 2));

        assertThat(twice.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(twice.events()).isEmpty();
    }

    @Test
    void knowsARepeatedEventAndASecondDeliveryByTheSameCourier() {
        var delivered = hearing(aShipmentAtTheCityHub(), report(Step.DELIVERED, 3));

        var repeated = Hearing.of(delivered, CODE, report(Step.DELIVERED, 3));
        var again = Hearing.of(delivered, CODE, report(Step.DELIVERED, 4));

        assertThat(repeated.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.events()).isEmpty();
    }

    private static CourierReport wrongCode(int sequence) {
        return report("dedi", Step.DELIVERED, sequence, new Code("the hash of 000000"));
    }

    private static void assertReviewed(Hearing hearing, Shipment before) {
        assertThat(hearing.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(hearing.why()).isNotBlank();
        assertThat(hearing.events()).isEmpty();
        assertThat(hearing.after()).isEqualTo(before);
    }
}
