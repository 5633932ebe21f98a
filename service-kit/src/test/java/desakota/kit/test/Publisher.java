package desakota.kit.test;

import desakota.events.Event;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speaks on the market's topics as the other services would, and hears what is said there. */
public final class Publisher {

    private static final EventCodec CODEC = new EventCodec();

    private static final class Sender {
        static final KafkaProducer<String, byte[]> RUNNING =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                Backends.kafka(),
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    private Publisher() {}

    /**
     * Publishes an event on its topic and waits until the broker has it.
     *
     * @param key the aggregate's id
     * @param sequence the fact's number within that aggregate, or the state's version
     */
    public static void publish(String key, long sequence, Event event) {
        publish(key, sequence, event, null);
    }

    /** As {@link #publish(String, long, Event)}, as a part of a W3C trace. */
    public static void publish(
            String key, long sequence, Event event, @Nullable String traceparent) {
        var topic = Topic.of(event.getClass());
        var envelope =
                new Envelope(
                        key + "-" + sequence,
                        CODEC.typeOf(event),
                        "/" + topic.owner(),
                        key,
                        sequence,
                        Instant.now(),
                        traceparent,
                        CODEC.encode(event));
        try {
            Sender.RUNNING.send(envelope.toRecord(topic.topicName())).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every event on the topic with this key so far, in order, repeated ones too. */
    public static List<Event> received(Topic topic, String key) {
        return envelopes(topic).stream()
                .filter(envelope -> envelope.subject().equals(key))
                .map(envelope -> CODEC.decode(topic, envelope.type(), envelope.json()))
                .toList();
    }

    /** Every envelope on the topic so far, partition by partition. */
    public static List<Envelope> envelopes(Topic topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                Backends.kafka(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<Envelope>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L)))
                consumer.poll(Duration.ofMillis(50)).forEach(r -> found.add(Envelope.of(r)));
            return found;
        }
    }
}
