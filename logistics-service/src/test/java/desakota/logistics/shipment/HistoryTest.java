package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CITY_HUB;
import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.aShipmentAtTheCityHub;
import static desakota.logistics.shipment.Fixtures.evidenceFor;
import static desakota.logistics.shipment.Fixtures.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.parcel.Situation;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** What a parcel is does not depend on the order in which it was heard. */
class HistoryTest {

    /** What happens at the doors, and why when it is in vain. */
    private record Door(Step step, @Nullable String reason) {}

    private static final List<Door> DOORS =
            List.of(
                    new Door(Step.PICKED_UP, null),
                    new Door(Step.OUT_FOR_DELIVERY, null),
                    new Door(Step.FAILED_ATTEMPT, "NOBODY_HOME"),
                    new Door(Step.FAILED_ATTEMPT, Scan.REFUSED));

    /** A courier's days with one parcel, in device order, with steps left out, to some end. */
    @Provide
    Arbitrary<List<CourierReport>> days() {
        var doors = Arbitraries.of(DOORS).list().ofMaxSize(7);
        var ends = Arbitraries.of(Step.DELIVERED, Step.BROUGHT_BACK).injectNull(0.3);
        return Combinators.combine(doors, ends, Arbitraries.integers().between(0, 40_000))
                .as(
                        (steps, end, skew) -> {
                            var all = new ArrayList<>(steps);
                            if (end != null) all.add(new Door(end, null));
                            return reports(all, skew);
                        });
    }

    /** The clock is set back in the middle of the day; the device's count is not. */
    private static List<CourierReport> reports(List<Door> doors, int skewSeconds) {
        var reports = new ArrayList<CourierReport>();
        for (int i = 0; i < doors.size(); i++) {
            var step = doors.get(i).step();
            var setBack = i > doors.size() / 2 ? skewSeconds : 0;
            reports.add(
                    new CourierReport(
                            "dedi " + i,
                            step,
                            "dedi",
                            CITY_HUB,
                            new Device("dedi/phone", (long) i),
                            NOW.plusSeconds(90_000),
                            NOW.plusSeconds(50_000 + 60L * i - setBack),
                            evidenceFor(step),
                            null,
                            doors.get(i).reason(),
                            null));
        }
        return reports;
    }

    @Property(tries = 300)
    void isTheSameInAnyOrderWithRepeats(
            @ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var inOrder = heard(ParcelSituations.in(Situation.ON_THE_ROAD), arrivalAnd(day));
        var shuffled =
                heard(
                        ParcelSituations.in(Situation.ON_THE_ROAD),
                        shuffledWithRepeats(arrivalAnd(day), random));

        var expected = inOrder.parcel(PARCEL);
        var parcel = shuffled.parcel(PARCEL);
        assertThat(parcel.situation()).isEqualTo(expected.situation());
        assertThat(parcel.custody()).isEqualTo(expected.custody());
        assertThat(parcel.legs()).isEqualTo(expected.legs());
        assertThat(parcel.outlook()).isEqualTo(expected.outlook());
        assertThat(shuffled.whereabouts()).isEqualTo(inOrder.whereabouts());
    }

    @Property(tries = 300)
    void isTheSameThoughItsBagArrivedWithoutIt(
            @ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var inOrder = heard(ParcelSituations.in(Situation.SOUGHT), sayings(day));
        var shuffled =
                heard(
                        ParcelSituations.in(Situation.SOUGHT),
                        shuffledWithRepeats(sayings(day), random));

        assertThat(shuffled.parcel(PARCEL).custody()).isEqualTo(inOrder.parcel(PARCEL).custody());
        assertThat(shuffled.whereabouts()).isEqualTo(inOrder.whereabouts());
    }

    @Property(tries = 300)
    void hasOneHolderAtATime(@ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var said = shuffledWithRepeats(arrivalAnd(day), random);

        var parcel = heard(ParcelSituations.in(Situation.ON_THE_ROAD), said).parcel(PARCEL);

        var chain = parcel.custody();
        assertThat(Objects.requireNonNull(chain.getFirst().from())).isEqualTo("wagiman");
        for (int i = 1; i < chain.size(); i++)
            assertThat(chain.get(i).from()).isEqualTo(chain.get(i - 1).to());
        assertThat(chain).hasSize(parcel.scans().size());
    }

    @Property(tries = 100)
    void tellsOnceHowItEnds(@ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var shuffled = new ArrayList<>(day);
        Collections.shuffle(shuffled, random);
        var told = new ArrayList<ShipmentEvent>();

        var after = hearing(aShipmentAtTheCityHub(), shuffled, told);

        var end = after.parcel(PARCEL).situation();
        assertThat(told)
                .filteredOn(ParcelDelivered.class::isInstance)
                .hasSize(end == Situation.DELIVERED ? 1 : 0);
        assertThat(told)
                .filteredOn(ParcelBroughtBack.class::isInstance)
                .hasSize(end == Situation.BACK_AT_CITY_HUB ? 1 : 0);
    }

    @Property(tries = 100)
    void isNeverForReviewWhenNothingContradicts(
            @ForAll("days") List<CourierReport> day, @ForAll Random random) {
        var shuffled = new ArrayList<>(day);
        Collections.shuffle(shuffled, random);
        var shipment = aShipmentAtTheCityHub();

        for (var report : shuffled) {
            var hearing = Hearing.of(shipment, CODE, report);
            assertThat(hearing.outcome()).isEqualTo(Outcome.APPLIED);
            shipment = hearing.after();
        }
    }

    @FunctionalInterface
    private interface Saying {
        Shipment to(Shipment shipment);
    }

    private static List<Saying> sayings(List<CourierReport> day) {
        return day.stream()
                .<Saying>map(report -> shipment -> Hearing.of(shipment, CODE, report).after())
                .toList();
    }

    private static List<Saying> arrivalAnd(List<CourierReport> day) {
        var arrived = Scan.atHub(Step.ARRIVED, CITY_HUB, NOW, "bag-1");
        Saying arrival =
                shipment -> shipment.hear(PARCEL, arrived).map(Change::after).orElse(shipment);
        return Stream.concat(Stream.of(arrival), sayings(day).stream()).toList();
    }

    private static List<Saying> shuffledWithRepeats(List<Saying> sayings, Random random) {
        var all = new ArrayList<>(sayings);
        for (var saying : sayings) if (random.nextBoolean()) all.add(saying);
        Collections.shuffle(all, random);
        return all;
    }

    private static Shipment heard(Shipment shipment, List<Saying> sayings) {
        var current = shipment;
        for (var saying : sayings) current = saying.to(current);
        return current;
    }
}
