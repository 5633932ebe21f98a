package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.aShipmentOfTwoParcels;
import static desakota.logistics.shipment.Fixtures.hear;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Step;

import org.junit.jupiter.api.Test;

/** A shipment that somebody wants stopped, in whole or in part. */
class StoppingTest {

    private static final String OTHER = "parcel-2";

    @Test
    void stopsThePartThatItsProducerHasNotHandedIn() {
        var shipment = aShipmentOfTwoParcels();

        var events = Stopping.stopPart(shipment, "sri", NOW);
        var after = shipment.apply(events.getFirst());

        assertThat(events).containsExactly(new ParcelStopped(NOW, OTHER, "sri"));
        assertThat(after.parcel(OTHER).status()).isEqualTo(ParcelStatus.RETURNED);
        assertThat(after.parcel(PARCEL).status()).isEqualTo(ParcelStatus.PLANNED);
    }

    @Test
    void doesNotStopThePartThatTheHubHas() {
        var shipment = hear(aShipmentOfTwoParcels(), Step.TAKEN_IN);

        var events = Stopping.stopPart(shipment, "wagiman", NOW);

        assertThat(events).singleElement().isInstanceOf(ParcelStopDeclined.class);
        assertThat(shipment.apply(events.getFirst())).isEqualTo(shipment);
    }

    @Test
    void stopsTheRestWhenAPartHasEndedByItself() {
        var shipment = aShipmentOfTwoParcels().apply(new ParcelStopped(NOW, OTHER, "sri"));
        var taken = hear(shipment, Step.TAKEN_IN);

        var events = Stopping.stop(taken, NOW);
        var after = taken.apply(events.getFirst());

        assertThat(events).containsExactly(new ShipmentStopped(NOW));
        assertThat(after.parcel(PARCEL).status()).isEqualTo(ParcelStatus.RETURNING);
        assertThat(after.parcel(OTHER).status()).isEqualTo(ParcelStatus.RETURNED);
    }

    @Test
    void leavesAPartThatWasLostAtItsHubLost() {
        var lost = hear(hear(aShipmentOfTwoParcels(), Step.TAKEN_IN), Step.LOST);

        var after = lost.apply(Stopping.stop(lost, NOW).getFirst());

        assertThat(after.parcel(PARCEL).status()).isEqualTo(ParcelStatus.LOST);
        assertThat(after.parcel(OTHER).status()).isEqualTo(ParcelStatus.RETURNED);
    }

    @Test
    void answersThoughEveryPartHasEnded() {
        var ended =
                aShipmentOfTwoParcels()
                        .apply(new ParcelStopped(NOW, PARCEL, "wagiman"))
                        .apply(new ParcelStopped(NOW, OTHER, "sri"));

        assertThat(Stopping.stop(ended, NOW)).containsExactly(new ShipmentStopped(NOW));
        assertThat(Stopping.cancelled(ended, NOW)).isEmpty();
    }
}
