package desakota.kit.aggregate;

import desakota.events.Fact;

/**
 * A thing with an identity and rules of its own, kept as one document. It is immutable, decides by
 * returning events and changes by applying them, and in no other way.
 *
 * @param <A> the aggregate itself
 * @param <E> what can happen to it
 */
public interface Aggregate<A extends Aggregate<A, E>, E extends Fact> {

    /** Its id, and the key of its events. */
    String id();

    /** What the kit keeps in it; {@link Revision#NEW} at first. */
    Revision revision();

    /** The same at another revision. For the kit alone. */
    A at(Revision revision);

    /** What it is after this happened. Total: a fact can't be refused. */
    A apply(E event);
}
