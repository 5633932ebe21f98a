package desakota.system.faults;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** How far a service has read each topic. */
final class Offsets {

    /** A killed member counts as one of the group until its session is over. */
    private static final Duration UNTIL_NOBODY_IS_THERE = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private Offsets() {}

    /**
     * Makes a service that does not run read again what it has read last, so many records of each
     * partition. False when the broker can't be reached or the service is still seen there.
     */
    static boolean turnBack(String bootstrapServers, String group, int records) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "request.timeout.ms",
                        3000,
                        "default.api.timeout.ms",
                        4000);
        try (var admin = Admin.create(settings)) {
            return Pause.until(
                    () -> isTurnedBack(admin, group, records), UNTIL_NOBODY_IS_THERE, LOOK_AGAIN);
        }
    }

    private static boolean isTurnedBack(Admin admin, String group, int records) {
        try {
            var back = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, read) -> back.put(partition, before(read, records)));
            admin.alterConsumerGroupOffsets(group, back).all().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static OffsetAndMetadata before(OffsetAndMetadata read, int records) {
        return new OffsetAndMetadata(Math.max(0, read.offset() - records));
    }
}
