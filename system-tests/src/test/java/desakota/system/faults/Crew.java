package desakota.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Those who work while the market is open: each does their round again and again. */
final class Crew implements AutoCloseable {

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);

    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile boolean working = true;

    /** From now on this one works too. */
    void hire(String name, Runnable round) {
        threads.add(Thread.ofVirtual().name(name).start(() -> work(name, round)));
    }

    private void work(String name, Runnable round) {
        while (working) {
            try {
                round.run();
            } catch (Person.GaveUp | IllegalStateException e) {
                if (working) complaints.add(name + ": " + e.getMessage());
            }
            Pause.of(BETWEEN_ROUNDS);
        }
    }

    /** What kept them from their work. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Lets everybody finish their round. */
    @Override
    public void close() {
        working = false;
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
