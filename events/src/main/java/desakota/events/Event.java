package desakota.events;

/** Whatever a service publishes: a {@link Fact} or a {@link State}. */
public sealed interface Event permits Fact, State {}
