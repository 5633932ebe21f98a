package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CITY_HUB;
import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.RIGHT_CODE;
import static desakota.logistics.shipment.Fixtures.aPlannedShipment;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.hear;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.logistics.parcel.Cash;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cash for a parcel. */
class CashOnDeliveryTest {

    private static final Money DUE = Money.rupiah(85_000);

    @Test
    void isWithTheCourierWhoDelivered() {
        var hearing = Hearing.of(toBeCollected(), CODE, delivered(Money.rupiah(80_000)));

        assertThat(hearing.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(hearing.events())
                .containsExactly(
                        new ParcelDelivered(
                                NOW.plusSeconds(9),
                                NOW,
                                PARCEL,
                                "wagiman",
                                "dedi",
                                "CODE",
                                DUE,
                                Money.rupiah(80_000)));
        assertThat(hearing.after().parcel(PARCEL).cash())
                .isEqualTo(new Cash(DUE, Money.rupiah(80_000), "dedi", null, null));
        assertThat(hearing.after().whereabouts()).contains("cash dedi");
    }

    @Test
    void isDueThoughNothingIsSaidOfIt() {
        var hearing = Hearing.of(toBeCollected(), CODE, delivered(null));

        assertThat(hearing.after().parcel(PARCEL).cash())
                .isEqualTo(new Cash(DUE, null, "dedi", null, null));
    }

    @Test
    void isReviewedWhenTheOrderWasPaidBefore() {
        var paid = aShipmentAtTheCityHub();

        assertThat(Hearing.of(paid, CODE, delivered(DUE)).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(Hearing.of(paid, CODE, delivered(Money.zero())).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void isWithTheCourierThoughItWasNotAskedForAnyMore() {
        var givenUp = hear(toBeCollected(), Step.LOST);

        var hearing = Hearing.forced(givenUp, CODE, delivered(DUE));

        assertThat(givenUp.parcel(PARCEL).cashDue()).isNull();
        assertThat(hearing.after().parcel(PARCEL).situation()).isEqualTo(Situation.DELIVERED);
        assertThat(hearing.after().parcel(PARCEL).cash())
                .isEqualTo(new Cash(Money.zero(), DUE, "dedi", null, null));
        assertThat(hearing.after().parcel(PARCEL).cashDue()).isNull();
        assertThat(hearing.after().whereabouts()).contains("cash dedi");
    }

    @Test
    void isWithTheCourierWhoSaysSoAfterTheDelivery() {
        var paid = Hearing.of(aShipmentAtTheCityHub(), CODE, delivered(null)).after();

        var hearing = Hearing.forced(paid, CODE, saying("dedi has cash", DUE));

        assertThat(hearing.after().parcel(PARCEL).cash())
                .isEqualTo(new Cash(Money.zero(), DUE, "dedi", null, null));
    }

    @Test
    void isWithNobodyWhoTookNone() {
        var givenUp = hear(toBeCollected(), Step.LOST);

        var hearing = Hearing.forced(givenUp, CODE, delivered(Money.zero()));

        assertThat(hearing.after().parcel(PARCEL).cash()).isNull();
    }

    @Test
    void isNotAskedForACancelledParcel() {
        var stopped =
                aPlannedShipment()
                        .edited(PARCEL, p -> p.with(Cash.toCollect(DUE)))
                        .edited(PARCEL, Parcel::stop);

        assertThat(stopped.parcel(PARCEL).cashDue()).isNull();
    }

    @Test
    void isNoLongerWithTheCourierOnceItIsHandedIn() {
        var delivered = Hearing.of(toBeCollected(), CODE, delivered(DUE)).after();

        var handedIn =
                delivered.edited(PARCEL, p -> p.with(Cash.toCollect(DUE).handedIn("hand-in-1")));

        assertThat(handedIn.whereabouts()).doesNotContain("cash dedi");
    }

    private static Shipment toBeCollected() {
        return aShipmentAtTheCityHub().edited(PARCEL, p -> p.with(Cash.toCollect(DUE)));
    }

    private static CourierReport delivered(@Nullable Money collected) {
        return saying("dedi delivered", collected);
    }

    private static CourierReport saying(String ref, @Nullable Money collected) {
        return new CourierReport(
                ref,
                Step.DELIVERED,
                "dedi",
                CITY_HUB,
                new Device("dedi/phone", 1L),
                NOW.plusSeconds(9),
                NOW,
                RIGHT_CODE,
                collected,
                null,
                null);
    }
}
