package desakota.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.OptimisticLockingFailureException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Works done side by side. */
@Timeout(20)
class SideBySideTest {

    private static final int AT_ONCE = 3;

    @AutoClose private final SideBySide sideBySide = new SideBySide("test", AT_ONCE);

    @Test
    void giveTheirResultsInTheirOrder() {
        var results = sideBySide.all(List.of(1, 2, 3), number -> number * 10);

        assertThat(results).containsExactly(10, 20, 30);
    }

    @Test
    void throwWhatTheFirstOfThemThrewOnceTheOthersAreDone() {
        var conflict = new OptimisticLockingFailureException("others kept coming between");
        var done = new AtomicBoolean();
        Function<Boolean, Boolean> work =
                isFailing -> {
                    if (isFailing) throw conflict;
                    return done.getAndSet(true);
                };

        assertThatThrownBy(() -> sideBySide.all(List.of(true, false), work)).isSameAs(conflict);
        assertThat(done).isTrue();
    }

    @Test
    void areAsManyAtOnceAsThereMayBeAndNoMore() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(AT_ONCE + 1);
        Function<Integer, Integer> work =
                number -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    full.countDown();
                    await(full);
                    running.decrementAndGet();
                    return number;
                };

        var results = sideBySide.all(IntStream.range(0, 500).boxed().toList(), work);

        assertThat(results).hasSize(500).isSorted();
        assertThat(most).hasValue(AT_ONCE + 1);
    }

    @Test
    void mayHaveWorksDoneThemselves() {
        var tens = IntStream.range(0, 10).boxed().toList();

        var results =
                sideBySide.all(
                        tens, ten -> sideBySide.all(tens, one -> 10 * ten + one).stream().toList());

        assertThat(results.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
