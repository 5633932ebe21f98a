package desakota.logistics.shipment;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does several pieces of work at the same time, each on a virtual thread of its own. */
@Component
public class SideBySide implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Does all and waits for the last one. When some fail, the others are finished all the same;
     * then what the first of the failed threw is thrown, as it was thrown: a refusal stays one.
     *
     * @return the results, in the order of the works
     */
    public <T> List<T> all(Collection<Supplier<T>> works) {
        var running =
                works.stream().map(work -> CompletableFuture.supplyAsync(work, threads)).toList();
        running.forEach(one -> one.handle((_, _) -> true).join());
        return running.stream().map(SideBySide::resultOf).toList();
    }

    private static <T> T resultOf(CompletableFuture<T> done) {
        if (!done.isCompletedExceptionally()) return done.join();
        switch (done.exceptionNow()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
