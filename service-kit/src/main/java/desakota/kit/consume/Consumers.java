package desakota.kit.consume;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import desakota.kit.consume.Dispatcher.Unreadable;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.scheduling.annotation.Scheduled;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes in a batch of records: those of one key in order, different keys side by side on virtual
 * threads. A batch is done when each of its records is handled or parked; only then are its offsets
 * committed.
 */
final class Consumers implements BatchMessageListener<String, byte[]>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);

    private final Dispatcher dispatcher;
    private final ParkedRecords parked;
    private final KafkaOperations<String, byte[]> kafka;
    private final String service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Consumers(
            Dispatcher dispatcher,
            ParkedRecords parked,
            KafkaOperations<String, byte[]> kafka,
            String service) {
        this.dispatcher = dispatcher;
        this.parked = parked;
        this.kafka = kafka;
        this.service = service;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        var lanes = records.stream().map(ParkedRecord::laneOf).collect(toSet());
        var occupied = parked.occupied(lanes);
        var byKey =
                records.stream()
                        .collect(
                                groupingBy(
                                        r -> Objects.toString(r.key()),
                                        LinkedHashMap::new,
                                        toList()));
        var running = new ArrayList<CompletableFuture<Void>>(byKey.size());
        for (var ofOneKey : byKey.values())
            running.add(CompletableFuture.runAsync(() -> inOrder(ofOneKey, occupied), threads));
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    }

    private void inOrder(List<ConsumerRecord<String, byte[]>> ofOneKey, Set<String> occupied) {
        var stuck = new HashSet<String>();
        for (var received : ofOneKey) {
            var lane = ParkedRecord.laneOf(received);
            if (occupied.contains(lane) || stuck.contains(lane)) {
                parked.park(received, null);
            } else if (!handled(received)) {
                stuck.add(lane);
            }
        }
    }

    private boolean handled(ConsumerRecord<String, byte[]> received) {
        try {
            dispatcher.handle(received);
            return true;
        } catch (RuntimeException e) {
            log.warn("Parked {}: {}", nameOf(received), e.toString());
            parked.park(received, e.toString());
            return false;
        }
    }

    /** Tries again what is due, lane by lane. */
    @Scheduled(fixedDelayString = "${desakota.parked-retry:500ms}")
    public void retry() {
        parked.due().stream().map(ParkedRecord::lane).distinct().forEach(this::retryLane);
    }

    private void retryLane(String lane) {
        var queue = parked.onLane(lane);
        for (int i = 0; i < queue.size(); i++) {
            if (tryAgain(queue.get(i))) continue;
            queue.subList(i + 1, queue.size()).forEach(parked::postpone);
            return;
        }
    }

    /** Whether the record is done with, so that the next on its lane may follow. */
    private boolean tryAgain(ParkedRecord head) {
        if (head.state() == ParkedRecord.State.DEAD || !parked.claim(head)) return false;
        var received = head.toRecord();
        try {
            dispatcher.handle(received);
            parked.done(head);
            return true;
        } catch (RuntimeException e) {
            if (e instanceof Unreadable || head.attempts() + 1 >= Retry.ATTEMPTS)
                giveUp(head, received, e);
            else parked.failed(head, e.toString());
            return false;
        }
    }

    private void giveUp(
            ParkedRecord head, ConsumerRecord<String, byte[]> received, RuntimeException reason) {
        var headers = new RecordHeaders(received.headers().toArray());
        headers.add("dead_letter_reason", reason.toString().getBytes(StandardCharsets.UTF_8));
        headers.add("dead_letter_service", service.getBytes(StandardCharsets.UTF_8));
        var letter =
                new ProducerRecord<>(
                        DeadLetters.TOPIC, null, received.key(), received.value(), headers);
        kafka.send(letter).join();
        parked.dead(head, reason.toString());
        log.error("Dead letter {}: {}", nameOf(received), reason.toString());
    }

    private static String nameOf(ConsumerRecord<String, byte[]> received) {
        return received.topic() + "/" + received.partition() + "/" + received.offset();
    }

    @Override
    public void close() {
        threads.close();
    }
}
