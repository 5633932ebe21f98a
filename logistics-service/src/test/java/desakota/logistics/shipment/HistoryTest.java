package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.hearing;
import static desakota.logistics.shipment.Fixtures.numbered;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent;
import desakota.logistics.parcel.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What a parcel is does not depend on the order in which it was heard. */
class HistoryTest {

    /** A courier's day with one parcel, in device order, with steps left out. */
    @Provide
    Arbitrary<List<CourierReport>> days() {
        var rounds = Arbitraries.of(Step.OUT_FOR_DELIVERY, Step.FAILED_ATTEMPT).list().ofMaxSize(6);
        var both = Arbitraries.of(true, false);
        return Combinators.combine(both, rounds, both)
                .as(
                        (pickedUp, doors, delivered) -> {
                            var steps = new ArrayList<Step>();
                            if (pickedUp) steps.add(Step.PICKED_UP);
                            steps.addAll(doors);
                            if (delivered) steps.add(Step.DELIVERED);
                            return numbered(steps);
                        });
    }

    @Property(tries = 200)
    void isTheSameInAnyOrderWithRepeats(
            @ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var heard = new ArrayList<>(day);
        for (var report : day) if (random.nextBoolean()) heard.add(report);
        Collections.shuffle(heard, random);

        var inOrder = hearing(aShipmentAtTheCityHub(), day, new ArrayList<>()).parcel(PARCEL);
        var shuffled = hearing(aShipmentAtTheCityHub(), heard, new ArrayList<>()).parcel(PARCEL);

        assertThat(shuffled.status()).isEqualTo(inOrder.status());
        assertThat(shuffled.custody()).isEqualTo(inOrder.custody());
    }

    @Property(tries = 200)
    void hasOneHolderAtATime(@ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var heard = new ArrayList<>(day);
        Collections.shuffle(heard, random);

        var chain =
                hearing(aShipmentAtTheCityHub(), heard, new ArrayList<>()).parcel(PARCEL).custody();

        assertThat(Objects.requireNonNull(chain.getFirst().from())).isEqualTo("wagiman");
        for (int i = 1; i < chain.size(); i++)
            assertThat(chain.get(i).from()).isEqualTo(chain.get(i - 1).to());
    }

    @Property(tries = 100)
    void isAsFarAsItsEventsTell(@ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var heard = new ArrayList<>(day);
        heard.removeIf(report -> report.step() == Step.FAILED_ATTEMPT);
        Collections.shuffle(heard, random);
        var told = new ArrayList<ShipmentEvent>();

        var after = hearing(aShipmentAtTheCityHub(), heard, told);
        var retold = told.stream().reduce(aShipmentAtTheCityHub(), Shipment::apply, (_, b) -> b);

        assertThat(retold.parcel(PARCEL).status()).isEqualTo(after.parcel(PARCEL).status());
    }
}
