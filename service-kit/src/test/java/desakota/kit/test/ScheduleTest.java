package desakota.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.kit.test.Journey.Told;
import desakota.kit.test.Schedule.Part;
import desakota.kit.test.Schedule.Step;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

/** A schedule. */
class ScheduleTest {

    private static final Cast CAST = Cast.strangers();

    @Property(tries = 100)
    void keepsTheOrderOfEachLaneAndTellsEachFactTwice(@ForAll Journeys journey, @ForAll long seed) {
        var told = journey.of(CAST).facts();

        var steps = schedule(false).of(List.of(journey.of(CAST)), new Random(seed));

        var newest = new HashMap<String, Long>();
        for (var step : steps) {
            if (step.part() == Part.ACTED) continue;
            var seen = newest.getOrDefault(step.told().lane(), 0L);
            assertThat(step.told().sequence()).isLessThanOrEqualTo(seen + 1);
            newest.put(step.told().lane(), Math.max(seen, step.told().sequence()));
        }
        assertThat(told)
                .filteredOn(fact -> partOf(fact) == Part.HEARD)
                .allMatch(fact -> Collections.frequency(steps, new Step(fact, Part.HEARD)) == 2);
    }

    @Property(tries = 20)
    void isTheSameForTheSameSeed(@ForAll long seed) {
        var journeys = List.of(Journeys.COD.of(CAST), Journeys.LOST.of(Cast.strangers()));

        var once = schedule(false).of(journeys, new Random(seed));
        var again = schedule(false).of(journeys, new Random(seed));

        assertThat(once).isEqualTo(again);
    }

    @Property(tries = 50)
    void letsPeopleActWhenAllBeforeThatHasCome(@ForAll long seed) {
        var journey = Journeys.CANCELLED_AFTER_PAYMENT.of(CAST);

        var steps = schedule(false).of(List.of(journey), new Random(seed));

        var act = steps.stream().filter(step -> step.part() == Part.ACTED).findFirst();
        var before = steps.subList(0, steps.indexOf(act.orElseThrow()));
        var asked = journey.facts().indexOf(act.orElseThrow().told());
        assertThat(before)
                .extracting(Step::told)
                .hasSameElementsAs(
                        journey.facts().subList(0, asked).stream()
                                .filter(fact -> partOf(fact) == Part.HEARD)
                                .toList());
    }

    @Property(tries = 50)
    void putsNothingBeforeItsCause(@ForAll long seed) {
        var journey = Journeys.HAPPY.of(CAST);

        var steps = schedule(true).of(List.of(journey), new Random(seed));

        assertThat(firstOf(steps, "ShipmentPlanned"))
                .isGreaterThan(firstOf(steps, "PaymentReceived"));
        assertThat(firstOf(steps, "PaymentRequested"))
                .isGreaterThan(firstOf(steps, "StockReserved"));
    }

    private static int firstOf(List<Step> steps, String kind) {
        var kinds =
                steps.stream().map(step -> step.told().fact().getClass().getSimpleName()).toList();
        return kinds.indexOf(kind);
    }

    /** As the order service sees it. */
    private static Schedule schedule(boolean asCaused) {
        return new Schedule(ScheduleTest::partOf, asCaused);
    }

    private static Part partOf(Told told) {
        if (told.fact() instanceof OrderCancellationRequested) return Part.ACTED;
        return switch (told.topic()) {
            case RESERVATIONS, PAYMENTS, SHIPMENTS -> Part.HEARD;
            case ORDERS -> Part.SAID;
            case PAYOUTS, CASH, PRODUCTS, PRODUCERS -> Part.ELSEWHERE;
        };
    }
}
