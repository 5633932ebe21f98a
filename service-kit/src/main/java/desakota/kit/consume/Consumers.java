package desakota.kit.consume;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

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
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Consumers(Dispatcher dispatcher, ParkedRecords parked) {
        this.dispatcher = dispatcher;
        this.parked = parked;
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
            log.warn("Parked {}: {}", ParkedRecord.nameOf(received), e.toString());
            parked.park(received, e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
