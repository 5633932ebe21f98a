package desakota.order;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that an order waits for.
 *
 * @param next when the first of them is over; null when it waits for nothing
 */
public record Waits(List<Wait> all, @Nullable Instant next) {

    static final Waits NONE = of(List.of());

    public Waits {
        all = List.copyOf(all);
    }

    static Waits of(List<Wait> all) {
        var next = all.stream().map(Wait::until).min(Comparator.naturalOrder());
        return new Waits(all, next.orElse(null));
    }

    /** The first that is over at this time. */
    public Optional<Wait> over(Instant now) {
        return all.stream()
                .filter(wait -> !wait.until().isAfter(now))
                .min(Comparator.comparing(Wait::until));
    }

    /** The same and one more; an earlier one for the same thing goes. */
    Waits with(Wait more) {
        var longer = new ArrayList<>(without(more.kind(), more.about()).all());
        longer.add(more);
        return of(longer);
    }

    Waits without(Wait.Kind kind, @Nullable String about) {
        return keeping(wait -> wait.kind() != kind || !Objects.equals(wait.about(), about));
    }

    /** The same without what is about this producer or this claim. */
    Waits withoutAbout(String about) {
        return keeping(wait -> !about.equals(wait.about()));
    }

    /** What is still to be waited for when the order has ended: decisions about claims. */
    Waits afterEnd() {
        return keeping(wait -> wait.kind() == Wait.Kind.DECISION);
    }

    private Waits keeping(Predicate<Wait> kept) {
        return of(all.stream().filter(kept).toList());
    }
}
