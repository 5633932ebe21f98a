package desakota.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;

import org.bson.Document;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** A process that prints each write once it is acknowledged, until somebody kills it. */
final class WritesUntilKilled {

    private static final int THREADS = 8;

    private WritesUntilKilled() {}

    /**
     * Takes the database's file and a prefix for new ids; prints {@code id version} for each
     * acknowledged write.
     */
    static void main(String[] args) {
        var database = EmbeddedDatabase.open(Path.of(args[0]));
        var orders =
                MongoClients.create(database.uri()).getDatabase("shop").getCollection("orders");
        orders.createIndex(Indexes.ascending("status", "version"));
        IntStream.range(0, THREADS)
                .forEach(
                        number -> Thread.ofPlatform().start(() -> write(orders, args[1] + number)));
    }

    private static void write(MongoCollection<Document> orders, String thread) {
        for (var number = 0; ; number++) {
            var id = thread + "-" + number;
            orders.insertOne(
                    new Document("_id", id)
                            .append("version", 1)
                            .append("status", "PLACED")
                            .append("text", "x".repeat(500)));
            System.out.println(id + " 1");
            for (var version = 1; version < 4; version++) {
                orders.updateOne(
                        and(eq("_id", id), eq("version", version)),
                        combine(inc("version", 1), set("status", "STATUS-" + version)));
                System.out.println(id + " " + (version + 1));
            }
        }
    }
}
