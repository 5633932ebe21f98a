package desakota.payment.provider.sandbox;

import java.time.Duration;

/** Being late on purpose. Who waits does so on a virtual thread. */
final class Lateness {

    private Lateness() {}

    /**
     * Lets this time pass.
     *
     * @throws IllegalStateException when the process ends meanwhile
     */
    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Broken off", e);
        }
    }
}
