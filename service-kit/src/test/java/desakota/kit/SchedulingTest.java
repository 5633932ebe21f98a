package desakota.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that are done every so often. */
@Timeout(20)
class SchedulingTest {

    private static final int MANY = 20;

    private final ThreadPoolTaskScheduler scheduler = new KitAutoConfiguration().taskScheduler();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() {
        scheduler.initialize();
    }

    @AfterEach
    void stop() {
        end.countDown();
        scheduler.shutdown();
    }

    @Test
    void areDoneHoweverManyOthersHang() throws InterruptedException {
        var done = new CountDownLatch(3);
        for (int i = 0; i < MANY; i++) repeat(this::hang);

        repeat(done::countDown);

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void areNotDoneAgainBeforeTheyAreDone() throws InterruptedException {
        var begun = new AtomicInteger();
        var others = new CountDownLatch(100);
        repeat(
                () -> {
                    begun.incrementAndGet();
                    hang();
                });

        repeat(others::countDown);

        assertThat(others.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(1);
    }

    private void repeat(Runnable task) {
        var _ = scheduler.scheduleWithFixedDelay(task, Duration.ofMillis(1));
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
