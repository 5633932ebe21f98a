package desakota.events;

/**
 * The full public state of a thing as it stands, published on a compacted topic by key. The newest
 * one by {@link #version()} counts; older ones may be dropped unread.
 */
public sealed interface State extends Event permits ProductEvent, ProducerEvent {

    /** Grows with every change of the thing. */
    long version();
}
