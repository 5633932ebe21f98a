package desakota.local.database;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A database of a thousand orders, and what its driver and its {@code explain} say. */
abstract class WithAThousandOrders {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir static Path folder;
    private static EmbeddedDatabase database;
    static MongoClient client;

    MongoCollection<Document> orders;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.open(folder.resolve("market.mv"));
        client = MongoClients.create(database.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @BeforeEach
    void aThousandOrders() {
        orders = client.getDatabase("shop").getCollection("orders");
        orders.drop();
        orders.insertMany(IntStream.range(0, 1_000).mapToObj(WithAThousandOrders::order).toList());
    }

    static Document order(int number) {
        return new Document("_id", "order-%04d".formatted(number))
                .append("version", 1L)
                .append("buyer", "buyer-" + number % 100)
                .append("status", number % 500 == 0 ? "PLACED" : "COMPLETED")
                .append("placedAt", Date.from(NOON.plusSeconds(number)))
                .append(
                        "parts",
                        List.of(
                                new Document("producer", "producer-" + number % 50)
                                        .append("amount", number),
                                new Document("producer", "producer-" + (number + 1) % 50)
                                        .append("amount", 2_000 + number)));
    }

    long examined(Bson filter) {
        return examined(new Document("find", "orders").append("filter", filter.toBsonDocument()));
    }

    static long examined(Document find) {
        return client.getDatabase("shop")
                .runCommand(new Document("explain", find))
                .get("executionStats", Document.class)
                .get("totalDocsExamined", Number.class)
                .longValue();
    }

    List<String> found(Bson filter) {
        return ids(orders.find(filter));
    }

    static List<String> ids(Iterable<Document> documents) {
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> String.valueOf(document.get("_id")))
                .toList();
    }
}
