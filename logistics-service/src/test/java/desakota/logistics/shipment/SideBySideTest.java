package desakota.logistics.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Works done side by side. */
class SideBySideTest {

    @AutoClose private final SideBySide sideBySide = new SideBySide();

    @Test
    void giveTheirResultsInTheirOrder() {
        var results = sideBySide.<Integer>all(List.of(() -> 1, () -> 2, () -> 3));

        assertThat(results).containsExactly(1, 2, 3);
    }

    @Test
    void throwWhatTheFirstOfThemThrewOnceTheOthersAreDone() {
        var conflict = new OptimisticLockingFailureException("others kept coming between");
        var done = new AtomicBoolean();
        Supplier<Boolean> failing =
                () -> {
                    throw conflict;
                };

        assertThatThrownBy(() -> sideBySide.all(List.of(failing, () -> done.getAndSet(true))))
                .isSameAs(conflict);
        assertThat(done).isTrue();
    }
}
