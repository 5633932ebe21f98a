package desakota.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What will go wrong in a town, drawn from a seed: the same seed gives the same faults. */
final class FaultScript {

    private static final int IN_A_HUNDRED_OVERLAP = 25;

    private final Random random;
    private final Town town;

    private FaultScript(Random random, Town town) {
        this.random = random;
        this.town = town;
    }

    /**
     * So many faults, every kind of the town in turn, so that none is missing from a long script,
     * in a shuffled order.
     *
     * @param wanted the kinds to draw from; those that the town does not have are passed over
     */
    static List<Fault> draw(Random random, Town town, int number, Set<FaultKind> wanted) {
        var script = new FaultScript(random, town);
        var faults = new ArrayList<Fault>();
        while (faults.size() < number) {
            var round = script.kinds();
            round.retainAll(wanted);
            if (round.isEmpty()) return faults;
            Collections.shuffle(round, random);
            round.stream().limit(number - faults.size()).map(script::fault).forEach(faults::add);
        }
        return faults;
    }

    /** The kinds of one round: those that are worth most more than once. */
    private List<FaultKind> kinds() {
        return new ArrayList<>(
                switch (town) {
                    case WholeTown _ ->
                            List.of(
                                    FaultKind.KILL,
                                    FaultKind.KILL,
                                    FaultKind.FREEZE,
                                    FaultKind.CUT,
                                    FaultKind.RESET,
                                    FaultKind.SILENCE,
                                    FaultKind.DELAY,
                                    FaultKind.THROTTLE);
                    case SplitTown _ ->
                            List.of(
                                    FaultKind.KILL,
                                    FaultKind.KILL,
                                    FaultKind.KILL,
                                    FaultKind.KILL,
                                    FaultKind.KILL,
                                    FaultKind.FREEZE,
                                    FaultKind.FREEZE,
                                    FaultKind.CUT,
                                    FaultKind.CUT,
                                    FaultKind.RESET,
                                    FaultKind.RESET,
                                    FaultKind.SILENCE,
                                    FaultKind.DELAY,
                                    FaultKind.THROTTLE,
                                    FaultKind.REPEAT,
                                    FaultKind.REPEAT,
                                    FaultKind.WRONG_CLOCK,
                                    FaultKind.BROKER_AWAY,
                                    FaultKind.POWER_CUT);
                });
    }

    private Fault fault(FaultKind kind) {
        var overlaps = random.nextInt(100) < IN_A_HUNDRED_OVERLAP;
        return switch (kind) {
            case KILL -> new Fault(kind, anyPart(), between(200, 4_000), "", overlaps);
            case FREEZE -> new Fault(kind, anyPart(), between(1_000, 15_000), "", overlaps);
            case POWER_CUT -> new Fault(kind, "all", between(200, 3_000), "", false);
            case BROKER_AWAY ->
                    new Fault(kind, SplitTown.BROKER, between(10_000, 20_000), "", overlaps);
            case WRONG_CLOCK ->
                    new Fault(
                            kind,
                            any(SplitTown.SERVICES),
                            between(10_000, 20_000),
                            random.nextBoolean() ? "PT2M" : "-PT2M",
                            overlaps);
            case REPEAT ->
                    new Fault(
                            kind,
                            any(SplitTown.SERVICES.subList(1, SplitTown.SERVICES.size())),
                            between(11_000, 12_000),
                            String.valueOf(1 + random.nextInt(50)),
                            overlaps);
            case CUT, DELAY, THROTTLE, SILENCE ->
                    new Fault(kind, anyLink(), between(1_000, 12_000), "", overlaps);
            case RESET -> new Fault(kind, anyLink(), between(100, 500), "", overlaps);
        };
    }

    private String anyPart() {
        return any(town.parts().stream().map(MarketPart::name).toList());
    }

    private String anyLink() {
        return any(town.links().stream().map(Link::name).toList());
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private Duration between(int leastMillis, int mostMillis) {
        return Duration.ofMillis(leastMillis + random.nextInt(mostMillis - leastMillis));
    }
}
