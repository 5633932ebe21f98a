package desakota.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Does the same with several things at the same time, on a few virtual threads that all who ask
 * share: however much is to be done, it takes no more connections than these.
 *
 * <p>Whoever asks does themselves what no thread has begun. So all is done even when every thread
 * is busy, and a work may itself ask for other works to be done.
 */
public final class SideBySide implements AutoCloseable {

    private final ExecutorService threads;

    /**
     * Does works.
     *
     * @param name begins the threads' names
     * @param atOnce so many works are done at the same time, besides one by each who asks
     */
    public SideBySide(String name, int atOnce) {
        threads =
                Executors.newFixedThreadPool(
                        atOnce, Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /**
     * Does it with all and waits for the last one. When some fail, the others are finished all the
     * same; then what the first of the failed threw is thrown, as it was thrown: a refusal stays
     * one.
     *
     * @return the results, in the order of the things
     */
    public <T, R> List<R> all(Collection<T> things, Function<? super T, ? extends R> work) {
        var toDo = new ArrayList<FutureTask<?>>(things.size());
        Executor noting = one -> toDo.add(new FutureTask<>(Executors.callable(one)));
        var results =
                things.stream()
                        .map(
                                thing ->
                                        CompletableFuture.<R>supplyAsync(
                                                () -> work.apply(thing), noting))
                        .toList();
        // Each runs once, whoever comes first; the last is for whoever asks.
        toDo.stream().limit(Math.max(0, toDo.size() - 1)).forEach(threads::execute);
        toDo.reversed().forEach(FutureTask::run);
        results.forEach(one -> one.handle((_, _) -> true).join());
        return results.stream().map(SideBySide::resultOf).toList();
    }

    private static <R> R resultOf(CompletableFuture<R> done) {
        if (!done.isCompletedExceptionally()) return done.join();
        switch (done.exceptionNow()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /** What was begun is ended: somebody waits for it. */
    @Override
    public void close() {
        threads.close();
    }
}
