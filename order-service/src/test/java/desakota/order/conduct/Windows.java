package desakota.order.conduct;

import java.time.Duration;

/** How long orders wait in tests: as long as they usually do. */
final class Windows {

    static final ConductProperties USUAL =
            new ConductProperties(
                    Duration.ofMinutes(10),
                    new ConductProperties.PaymentWindow(
                            Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofMinutes(30)),
                    Duration.ofDays(5),
                    Duration.ofDays(2));

    private Windows() {}
}
