package desakota.logistics.device;

import java.util.Collection;
import java.util.Map;

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
}
