package desakota.logistics.device;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the events of one kind of sender are applied. */
public interface Applying {

    /** Whose events these are. */
    Sender.Kind of();

    /**
     * Applies these, in the order in which they happened. Whoever comes again with the same event
     * finds what it has done before.
     *
     * @param recorded each with a name of its own
     * @return the verdicts, by the ids under which they are recorded
     */
    Map<String, Verdict> apply(Collection<Recorded> recorded);

    /** Why nobody can apply this event, even if they want to; null when it can be forced. */
    default @Nullable String unfit(Recorded event) {
        return null;
    }

    /**
     * Applies an event because a person who looked at it decided so. Whoever comes again with the
     * same event finds what it has done before. By default it is tried again as it is.
     */
    default Verdict force(Recorded event) {
        return Objects.requireNonNull(apply(List.of(event)).get(event.id()));
    }
}
