package desakota.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the market while it is harmed, as the system properties say, and prints what came of it:
 * {@code faults.shape} ({@code whole}, {@code split} or {@code both}), {@code faults.orders},
 * {@code faults.faults}, {@code faults.seed}, {@code faults.at-once}, {@code faults.port} and
 * {@code faults.folder}. Exits with 1 when anything is wrong.
 */
final class FaultDriver {

    /** Of both shapes together, the whole market gets one part in so many. */
    private static final int PART_OF_THE_WHOLE = 4;

    /** So many faults make it worth learning to start quickly. */
    private static final int MANY = 20;

    private FaultDriver() {}

    static void main() throws Exception {
        var right = true;
        for (var plan : plans()) {
            if (plan.faults() >= MANY) Jvm.learn(plan.folder(), plan.port(), System.out::println);
            var tally = FaultRun.of(plan, town -> script(plan, town), System.out::println);
            System.out.println(System.lineSeparator() + plan);
            System.out.println(tally);
            right &= tally.isRight();
        }
        System.exit(right ? 0 : 1);
    }

    private static List<Fault> script(Plan plan, Town town) {
        return FaultScript.draw(new Random(plan.seed()), town, plan.faults(), kinds());
    }

    private static Set<FaultKind> kinds() {
        var named = System.getProperty("faults.kinds", "");
        if (named.isEmpty()) return EnumSet.allOf(FaultKind.class);
        return Arrays.stream(named.split(",", -1))
                .map(FaultKind::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<Plan> plans() throws IOException {
        var shape = System.getProperty("faults.shape", "both");
        int orders = Integer.getInteger("faults.orders", 200);
        int faults = Integer.getInteger("faults.faults", 20);
        var whole = shape.equals("both") ? PART_OF_THE_WHOLE : 1;
        var plans = new ArrayList<Plan>();
        if (!shape.equals("split"))
            plans.add(plan(Plan.Shape.WHOLE, orders / whole, faults / whole));
        if (!shape.equals("whole")) {
            var done = plans.stream().findFirst();
            plans.add(
                    plan(
                            Plan.Shape.SPLIT,
                            orders - done.map(Plan::orders).orElse(0),
                            faults - done.map(Plan::faults).orElse(0)));
        }
        return plans;
    }

    private static Plan plan(Plan.Shape shape, int orders, int faults) throws IOException {
        var given = System.getProperty("faults.folder");
        var parent = given == null ? Path.of("target") : Path.of(given);
        Files.createDirectories(parent);
        return new Plan(
                shape,
                orders,
                faults,
                Long.getLong("faults.seed", 1),
                Integer.getInteger("faults.at-once", 24),
                Integer.getInteger("faults.port", 21_000),
                Files.createTempDirectory(parent, "faults-").toAbsolutePath());
    }
}
