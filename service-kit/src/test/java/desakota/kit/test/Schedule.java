package desakota.kit.test;

import desakota.kit.test.Journey.Told;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * In which order the facts of some journeys come: any that keeps each lane's own order, and each
 * fact a second time at any moment after its first.
 */
final class Schedule {

    /** What a fact is to the service that is replayed to. */
    enum Part {
        /** It hears of it. */
        HEARD,
        /** It is brought to say so itself, when all that was told before has come. */
        ACTED,
        /** It says so by itself. */
        SAID,
        /** It has nothing to do with it. */
        ELSEWHERE
    }

    /** A fact that comes or is acted. */
    record Step(Told told, Part part) {}

    private record Item(Step step, Set<Integer> after) {}

    private record Moment(double time, Step step) {}

    private final Function<Told, Part> parts;
    private final boolean asCaused;

    /**
     * A schedule.
     *
     * @param asCaused whether a fact may only come when what its cause answered to has come
     */
    Schedule(Function<Told, Part> parts, boolean asCaused) {
        this.parts = parts;
        this.asCaused = asCaused;
    }

    List<Step> of(List<Journey> journeys, RandomGenerator random) {
        var items = new ArrayList<Item>();
        for (var journey : journeys) add(journey, items);
        return repeated(shuffled(items, random), random);
    }

    private void add(Journey journey, List<Item> items) {
        var begin = items.size();
        Map<String, Integer> lastOfLane = new HashMap<>();
        var bound = new HashSet<Integer>();
        for (var told : journey.facts()) {
            var part = parts.apply(told);
            var index = items.size();
            var after = new HashSet<>(bound);
            switch (part) {
                case HEARD -> {
                    var before = lastOfLane.put(told.lane(), index);
                    if (before != null) after.add(before);
                    items.add(new Item(new Step(told, part), after));
                }
                case ACTED -> {
                    for (int i = begin; i < index; i++) after.add(i);
                    items.add(new Item(new Step(told, part), after));
                    bound.add(index);
                }
                case SAID -> {
                    // Others can answer only to what was said, and it was said because of the last.
                    if (asCaused && index > begin) bound.add(index - 1);
                }
                case ELSEWHERE -> {}
            }
        }
    }

    private static List<Step> shuffled(List<Item> items, RandomGenerator random) {
        var come = new HashSet<Integer>();
        var steps = new ArrayList<Step>();
        while (come.size() < items.size()) {
            var ready = new ArrayList<Integer>();
            for (int i = 0; i < items.size(); i++)
                if (!come.contains(i) && come.containsAll(items.get(i).after())) ready.add(i);
            var next = ready.get(random.nextInt(ready.size()));
            come.add(next);
            steps.add(items.get(next).step());
        }
        return steps;
    }

    private static List<Step> repeated(List<Step> steps, RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            moments.add(new Moment(i, step));
            if (step.part() == Part.HEARD)
                moments.add(new Moment(random.nextDouble(i, steps.size()), step));
        }
        moments.sort(Comparator.comparingDouble(Moment::time));
        return moments.stream().map(Moment::step).toList();
    }
}
