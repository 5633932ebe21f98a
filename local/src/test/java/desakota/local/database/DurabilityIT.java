package desakota.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

@Timeout(60)
class DurabilityIT {

    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 2_000;

    private static final List<String> STATUSES =
            List.of("", "PLACED", "STATUS-1", "STATUS-2", "STATUS-3");

    @TempDir Path folder;

    @Test
    void everyAcknowledgedWriteSurvivesAKill() throws Exception {
        var file = folder.resolve("market.mv");

        var acknowledged = writeAndKill(file, "a");
        acknowledged.putAll(writeAndKill(file, "b"));

        try (var database = EmbeddedDatabase.open(file);
                var client = MongoClients.create(database.uri())) {
            var orders = client.getDatabase("shop").getCollection("orders");
            assertThat(acknowledged).hasSizeGreaterThan(ACKNOWLEDGED_BEFORE_THE_KILL / 4);
            acknowledged.forEach((id, version) -> assertSurvived(orders, id, version));
            assertThat(ordersByIndex(orders)).isEqualTo(orders.countDocuments());
        }
    }

    /** A write that was not acknowledged may have survived too. */
    private static void assertSurvived(MongoCollection<Document> orders, String id, int version) {
        var order = orders.find(eq("_id", id)).first();

        assertThat(order).as(id).isNotNull();
        assertThat(order.getInteger("version")).as(id).isGreaterThanOrEqualTo(version);
    }

    /** How many orders their index leads to, which must be each of them once. */
    private static long ordersByIndex(MongoCollection<Document> orders) {
        return IntStream.rangeClosed(1, 4)
                .mapToLong(
                        version ->
                                orders.countDocuments(
                                        and(
                                                eq("status", STATUSES.get(version)),
                                                eq("version", version))))
                .sum();
    }

    private static Map<String, Integer> writeAndKill(Path file, String run) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WritesUntilKilled.class.getName(),
                                file.toString(),
                                run)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var versions = new HashMap<String, Integer>();
        try (var lines = process.inputReader()) {
            var read = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var write = line.split(" ", -1);
                if (write.length == 2) {
                    versions.put(write[0], Integer.parseInt(write[1]));
                }
                if (++read == ACKNOWLEDGED_BEFORE_THE_KILL) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return versions;
    }
}
