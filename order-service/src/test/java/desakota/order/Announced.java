package desakota.order;

import desakota.events.Event;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;
import desakota.kit.test.Backends;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the service has announced of its orders. Followed by one consumer for all tests: to read the
 * topic from its beginning at each question is what took them most of their time.
 */
final class Announced {

    private static final EventCodec CODEC = new EventCodec();
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Announced ORDERS = new Announced();

    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            Backends.kafka(),
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            "false"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
    private final Map<String, List<Event>> events = new HashMap<>();
    private final List<TopicPartition> partitions;

    private Announced() {
        partitions =
                consumer.partitionsFor(Topic.ORDERS.topicName()).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Every event about this order so far, in order, repeated ones too. */
    static List<Event> about(String orderId) {
        return ORDERS.upToNow(orderId);
    }

    private synchronized List<Event> upToNow(String orderId) {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue()))
            consumer.poll(POLL).forEach(this::keep);
        return List.copyOf(events.getOrDefault(orderId, List.of()));
    }

    private void keep(ConsumerRecord<String, byte[]> received) {
        var envelope = Envelope.of(received);
        events.computeIfAbsent(envelope.subject(), _ -> new ArrayList<>())
                .add(CODEC.decode(Topic.ORDERS, envelope.type(), envelope.json()));
    }
}
