package desakota.order.timeline;

import desakota.events.Topic;
import desakota.kit.event.Envelope;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Follows what happens to orders from now on, for this instance alone: whichever instance takes a
 * fact in, the live timelines of all hear of it. Nothing depends on it but how soon: a stream looks
 * for itself at each heartbeat.
 */
@Component
final class OrderTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final List<Topic> TOPICS =
            List.of(Topic.ORDERS, Topic.PAYMENTS, Topic.SHIPMENTS);

    private final ConsumerFactory<String, byte[]> consumers;
    private final TimelineStreams streams;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean running;

    OrderTail(ConsumerFactory<String, byte[]> consumers, TimelineStreams streams) {
        this.consumers = consumers;
        this.streams = streams;
    }

    private void followUntilStopped() {
        while (running) {
            try (var fresh = consumers.createConsumer(null, "-timeline")) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException _) {
                log.debug("Stopped following orders");
            } catch (KafkaException e) {
                log.warn("Following orders anew: {}", e.toString());
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void follow(Consumer<String, byte[]> tail) {
        var partitions = TOPICS.stream().flatMap(topic -> partitionsOf(tail, topic)).toList();
        tail.assign(partitions);
        tail.seekToEnd(partitions);
        while (running) tail.poll(POLL).forEach(this::heard);
    }

    private static Stream<TopicPartition> partitionsOf(Consumer<String, byte[]> tail, Topic topic) {
        return tail.partitionsFor(topic.topicName()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()));
    }

    private void heard(ConsumerRecord<String, byte[]> received) {
        if (received.key() == null) return;
        streams.heard(
                Topic.named(received.topic()),
                received.key(),
                Envelope.sequenceOf(received.headers()));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("order-tail").start(this::followUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        var tail = consumer;
        if (tail != null) tail.wakeup();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
