package desakota.payment.reconcile;

import static java.util.concurrent.CompletableFuture.runAsync;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Asks about several payments at the same time: each question is a round trip to a provider. Few
 * enough that reconciliation does not crowd out the payments themselves.
 */
@Component
class SideBySide implements AutoCloseable {

    private static final int QUESTIONS = 8;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    QUESTIONS, Thread.ofVirtual().name("reconcile-", 0).factory());

    /** Returns when all are done. */
    <T> void run(List<T> all, Consumer<T> each) {
        CompletableFuture.allOf(
                        all.stream()
                                .map(one -> runAsync(() -> each.accept(one), threads))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    /** What was begun is ended: somebody waits for it. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
