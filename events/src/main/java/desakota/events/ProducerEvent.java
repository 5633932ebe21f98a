package desakota.events;

import org.jspecify.annotations.Nullable;

/** The public state of producers. Topic {@code catalog.producers}, compacted, by producer id. */
public sealed interface ProducerEvent extends State {

    /**
     * A producer as anybody may see them.
     *
     * @param simpulId the village hub where they hand in, whose operator may act for them if they
     *     agreed
     * @param operatorMayAct whether there is a consent on record
     */
    @WireName("producer.changed.v1")
    record ProducerChanged(
            long version,
            String id,
            String name,
            String village,
            String villageCode,
            String regency,
            String simpulId,
            @Nullable String story,
            boolean operatorMayAct)
            implements ProducerEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(long version, String type) implements ProducerEvent {}
}
