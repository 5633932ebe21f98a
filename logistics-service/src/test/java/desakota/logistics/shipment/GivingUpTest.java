package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.report;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent.ParcelLost;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;

/** A parcel that is given up. */
class GivingUpTest {

    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    @Test
    void wasMissingForTheWholeSearchWindow() {
        var sought = ParcelSituations.in(Situation.SOUGHT);

        var early = GivingUp.sought(sought, NOW.minusSeconds(1), NOW);
        var due = GivingUp.sought(sought, NOW.plusSeconds(1), LATER).orElseThrow();

        assertThat(sought.soughtSince()).isEqualTo(NOW);
        assertThat(early).isEmpty();
        assertThat(due.events())
                .singleElement()
                .isEqualTo(new ParcelLost(LATER, LATER, PARCEL, "wagiman", "line-haul", "MISSING"));
        assertThat(due.after().soughtSince()).isNull();
        assertThat(due.after().quietSince()).isNull();
        assertThat(GivingUp.sought(due.after(), LATER, LATER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_ORIGIN_HUB, simpul-wagir",
        "ON_THE_ROAD, line-haul",
        "AT_CITY_HUB, hub-malang",
        "FAILED, dedi",
        "STOPPED, simpul-wagir",
        "ON_THE_ROAD_BACK, line-haul"
    })
    void isAnsweredForByWhoHadItLast(Situation situation, String custodian) {
        var quiet = ParcelSituations.in(situation);

        var change = GivingUp.quiet(quiet, LATER, LATER).orElseThrow();

        assertThat(change.events())
                .singleElement()
                .isEqualTo(new ParcelLost(LATER, LATER, PARCEL, "wagiman", custodian, "OVERDUE"));
    }

    @Test
    void isAnsweredForByWhoHadItBeforeItWasFoundDamaged() {
        var damaged =
                ParcelSituations.in(Situation.ON_THE_ROAD)
                        .saying(
                                PARCEL,
                                Scan.atHub(Step.ARRIVED, "hub-malang", NOW, "bag-1")
                                        .with(new Goods(null, null, Scan.DAMAGED, null)))
                        .after();
        var loss = Scan.atHub(Step.LOST, "hub-malang", NOW, "loss").because(Scan.DAMAGED);

        var events = damaged.saying(PARCEL, loss).events();

        assertThat(events)
                .singleElement()
                .isEqualTo(new ParcelLost(NOW, NOW, PARCEL, "wagiman", "line-haul", "DAMAGED"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKED_UP", "OUT_FOR_DELIVERY", "FAILED_ATTEMPT", "BROUGHT_BACK"})
    void goesOnForNobodyWhoDecidesSo(Step step) {
        var givenUp = ParcelSituations.in(Situation.GIVEN_UP);

        var hearing = Hearing.forced(givenUp, CODE, report(step, 9));

        assertThat(hearing.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(hearing.why()).isEqualTo(Hearing.SETTLED);
        assertThat(hearing.after()).isEqualTo(givenUp);
    }

    @Test
    void isWithItsBuyerWhenAPersonDecidesThatItWasDelivered() {
        var givenUp = ParcelSituations.in(Situation.GIVEN_UP);

        var hearing = Hearing.forced(givenUp, CODE, report(Step.DELIVERED, 9));

        assertThat(hearing.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(hearing.after().parcel(PARCEL).situation()).isEqualTo(Situation.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"EXPECTED", "DELIVERED", "RETURNED", "WITHDRAWN", "GIVEN_UP"})
    void isOnItsWay(Situation situation) {
        var shipment = ParcelSituations.in(situation);

        assertThat(shipment.quietSince()).isNull();
        assertThat(GivingUp.quiet(shipment, LATER, LATER)).isEmpty();
    }
}
