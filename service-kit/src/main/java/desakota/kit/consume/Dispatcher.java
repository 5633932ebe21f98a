package desakota.kit.consume;

import desakota.events.Fact;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;
import desakota.kit.outbox.TraceContext;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import tools.jackson.core.JacksonException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes one record apart and hands it to its subscription, within the trace that it came with. */
final class Dispatcher {

    private final Map<Topic, Subscription<?>> subscriptions = new EnumMap<>(Topic.class);
    private final EventCodec codec;
    private final TraceContext traces;
    private final MeterRegistry meters;

    Dispatcher(
            List<Subscription<?>> subscriptions,
            EventCodec codec,
            TraceContext traces,
            MeterRegistry meters) {
        for (var subscription : subscriptions)
            if (this.subscriptions.put(subscription.topic(), subscription) != null)
                throw new IllegalStateException("Two subscriptions to " + subscription.topic());
        this.codec = codec;
        this.traces = traces;
        this.meters = meters;
    }

    List<String> topicNames() {
        return subscriptions.keySet().stream().map(Topic::topicName).toList();
    }

    /**
     * Handles one record.
     *
     * @throws Unreadable when it is no event; trying again will not help
     * @throws RuntimeException whatever its handler throws
     */
    void handle(ConsumerRecord<String, byte[]> received) {
        var topic = Topic.named(received.topic());
        var subscription = subscriptions.get(topic);
        if (subscription == null) throw new IllegalStateException("Not subscribed to " + topic);
        var envelope = envelopeOf(received);
        if (isUnknown(topic, envelope))
            meters.counter("desakota.facts.unknown", "type", envelope.type()).increment();
        traces.in(
                envelope.traceparent(),
                "handle " + envelope.type(),
                () -> deliver(subscription, topic, envelope));
    }

    /**
     * Hands a record over as an event of an unknown type: its number is taken in and it changes
     * nothing. What is no event at all has no number.
     */
    void passOver(ConsumerRecord<String, byte[]> received) {
        var topic = Topic.named(received.topic());
        var subscription = subscriptions.get(topic);
        if (subscription == null || Envelope.sequenceOf(received.headers()) == 0) return;
        var envelope = envelopeOf(received);
        var nothing = "{\"at\":\"%s\"}".formatted(envelope.time());
        deliver(subscription, topic, envelope.saying("dismissed", nothing));
    }

    private <E extends Fact> void deliver(
            Subscription<E> subscription, Topic topic, Envelope envelope) {
        E event = decode(subscription.eventType(), topic, envelope);
        subscription
                .handler()
                .accept(
                        new Received<>(
                                topic,
                                envelope.subject(),
                                envelope.sequence(),
                                envelope.time(),
                                event));
    }

    private boolean isUnknown(Topic topic, Envelope envelope) {
        return !codec.knows(topic, envelope.type());
    }

    private <E extends Fact> E decode(Class<E> type, Topic topic, Envelope envelope) {
        try {
            return type.cast(codec.decode(topic, envelope.type(), envelope.json()));
        } catch (JacksonException e) {
            throw new Unreadable(e);
        }
    }

    private static Envelope envelopeOf(ConsumerRecord<String, byte[]> received) {
        try {
            return Envelope.of(received);
        } catch (RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    /** The record is no event of its topic. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(RuntimeException cause) {
            // Its message may quote the record, which may name a person.
            super("Unreadable: " + cause.getClass().getSimpleName());
        }
    }
}
