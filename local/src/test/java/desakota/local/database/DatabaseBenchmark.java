package desakota.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import org.bson.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What a guarded update and an indexed read cost with few orders and with many, as a ratio of one
 * run, and how many writers share a commit. By hand: {@code java -cp …
 * desakota.local.database.DatabaseBenchmark}.
 */
final class DatabaseBenchmark {

    private static final int FEW = 500;
    private static final int MANY = 50_000;
    private static final int CALLS = 1_000;
    private static final int ROUNDS = 5;
    private static final int WRITERS = 16;

    private final MongoCollection<Document> few;
    private final MongoCollection<Document> many;

    private DatabaseBenchmark(MongoClient client) {
        this.few = filled(client, "few", FEW);
        this.many = filled(client, "many", MANY);
    }

    static void main() throws IOException {
        var folder = Files.createTempDirectory("database-benchmark");
        try (var database = EmbeddedDatabase.open(folder.resolve("market.mv"));
                var client = MongoClients.create(database.uri())) {
            var benchmark = new DatabaseBenchmark(client);
            for (var round = 0; round < ROUNDS; round++) {
                benchmark.compare("indexed read  ", benchmark::read);
                benchmark.compare("guarded update", benchmark::update);
            }
            benchmark.shareCommits(database);
        }
    }

    private static MongoCollection<Document> filled(MongoClient client, String name, int size) {
        var orders = client.getDatabase("benchmark").getCollection(name);
        orders.createIndex(Indexes.ascending("buyer", "placedAt"));
        orders.createIndex(Indexes.ascending("parts.producer", "status"));
        for (var start = 0; start < size; start += FEW) {
            orders.insertMany(
                    IntStream.range(start, start + FEW)
                            .mapToObj(number -> order(number, size / 10))
                            .toList());
        }
        return orders;
    }

    private static Document order(int number, int buyers) {
        return new Document("_id", "order-" + number)
                .append("version", 1L)
                .append("buyer", "buyer-" + number % buyers)
                .append("placedAt", Instant.ofEpochSecond(number))
                .append("status", "PLACED")
                .append("parts", List.of(new Document("producer", "producer-" + number % 40)))
                .append("text", "x".repeat(1_500));
    }

    private void compare(String what, Call call) {
        var small = nanosecondsPerCall(number -> call.on(few, number % FEW, FEW / 10));
        var large = nanosecondsPerCall(number -> call.on(many, number * 49 % MANY, MANY / 10));
        IO.println(
                "%s  %,6d orders: %,5d µs   %,6d orders: %,5d µs   ratio %.2f"
                        .formatted(
                                what,
                                FEW,
                                small / 1_000,
                                MANY,
                                large / 1_000,
                                (double) large / small));
    }

    private void read(MongoCollection<Document> orders, int number, int buyers) {
        var found =
                orders.find(eq("buyer", "buyer-" + number % buyers))
                        .sort(new Document("placedAt", -1))
                        .limit(5)
                        .into(new ArrayList<>());
        if (found.size() != 5) {
            throw new IllegalStateException("Found " + found.size());
        }
    }

    private void update(MongoCollection<Document> orders, int number, int buyers) {
        var guarded = and(eq("_id", "order-" + number), eq("status", "PLACED"));
        if (orders.updateOne(guarded, Updates.inc("version", 1L)).getModifiedCount() != 1) {
            throw new IllegalStateException("Not updated: " + number);
        }
    }

    private void shareCommits(EmbeddedDatabase database) {
        var before = database.commits();
        var start = System.nanoTime();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            IntStream.range(0, CALLS * 5)
                    .forEach(number -> writers.execute(() -> update(many, number, 0)));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        IO.println(
                "%d writers: %,.0f updates/s, %.1f updates in each commit"
                        .formatted(
                                WRITERS,
                                CALLS * 5 / seconds,
                                CALLS * 5.0 / (database.commits() - before)));
    }

    private static long nanosecondsPerCall(IntConsumer call) {
        var start = System.nanoTime();
        IntStream.range(0, CALLS).forEach(call);
        return (System.nanoTime() - start) / CALLS;
    }

    private interface Call {
        void on(MongoCollection<Document> orders, int number, int buyers);
    }
}
