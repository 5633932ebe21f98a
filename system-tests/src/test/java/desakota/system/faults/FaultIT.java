package desakota.system.faults;

import static desakota.system.faults.FaultKind.CUT;
import static desakota.system.faults.FaultKind.DELAY;
import static desakota.system.faults.FaultKind.FREEZE;
import static desakota.system.faults.FaultKind.KILL;
import static desakota.system.faults.FaultKind.RESET;
import static desakota.system.faults.FaultKind.SILENCE;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A short bad day, with a fault of each quick kind. */
@Order(10)
@Timeout(400)
class FaultIT {

    private static final List<Fault> FAULTS =
            List.of(
                    fault(KILL, "order", 300),
                    fault(RESET, "payment-database", 100),
                    fault(CUT, "catalog-broker", 2_000),
                    fault(FREEZE, "logistics", 2_000),
                    fault(SILENCE, "clients-gateway", 1_000),
                    fault(KILL, "payment", 300),
                    fault(DELAY, "order-database", 2_000),
                    fault(CUT, "gateway-order", 1_000));

    @Test
    void losesAndDoublesNothing(@TempDir Path folder) throws Exception {
        var plan = new Plan(Plan.Shape.SPLIT, 60, FAULTS.size(), 7, 30, 24_000, folder);

        var tally = FaultRun.of(plan, _ -> FAULTS, System.out::println);

        assertThat(tally.isRight()).as(tally.toString()).isTrue();
    }

    private static Fault fault(FaultKind kind, String target, int milliseconds) {
        return new Fault(kind, target, Duration.ofMillis(milliseconds), "", true);
    }
}
