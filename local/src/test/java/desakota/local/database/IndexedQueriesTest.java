package desakota.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Whatever the indexes, a query finds what it finds without them. */
class IndexedQueriesTest {

    private static final int DOCUMENTS = 120;
    private static final int QUERIES = 150;

    @TempDir Path folder;
    private EmbeddedDatabase database;
    private MongoClient client;

    @BeforeEach
    void open() {
        database = EmbeddedDatabase.open(folder.resolve("market.mv"));
        client = MongoClients.create(database.uri());
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    @RepeatedTest(4)
    void findTheSameWithAndWithoutIndexes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var plain = client.getDatabase("shop").getCollection("plain");
        var indexed = client.getDatabase("shop").getCollection("indexed");
        addIndexes(indexed);
        for (var number = 0; number < DOCUMENTS; number++) {
            var document = document(random).append("_id", number % 7 + "-" + number);
            plain.insertOne(document);
            indexed.insertOne(document);
        }
        change(plain, new Random(7));
        change(indexed, new Random(7));

        for (var number = 0; number < QUERIES; number++) {
            var query = query(random, 0);
            var sort = sort(random);
            assertThat(ids(indexed, query, sort))
                    .as(query.toJson() + sort.toJson())
                    .isEqualTo(ids(plain, query, sort));
        }
    }

    private static void addIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("a", "b"));
        collection.createIndex(Indexes.descending("b"));
        collection.createIndex(Indexes.ascending("tags"));
        collection.createIndex(Indexes.ascending("parts.x", "parts.y"));
        collection.createIndex(Indexes.ascending("rare"), new IndexOptions().sparse(true));
        collection.createIndex(
                Indexes.ascending("b", "a"),
                new IndexOptions().partialFilterExpression(new Document("a", 2)));
    }

    private static void change(MongoCollection<Document> collection, Random random) {
        for (var round = 0; round < 30; round++) {
            collection.updateMany(
                    new Document("a", value(random)).append("b", value(random)),
                    new Document("$set", new Document("a", value(random))));
            collection.deleteMany(new Document("tags", value(random)).append("b", value(random)));
        }
    }

    private static Document document(Random random) {
        var document = new Document("a", value(random)).append("b", value(random));
        if (random.nextInt(8) == 0) {
            document.append("rare", random.nextInt(4) == 0 ? null : value(random));
        }
        document.append("tags", values(random, () -> value(random)));
        document.append(
                "parts",
                values(random, () -> new Document("x", value(random)).append("y", value(random))));
        return document;
    }

    private static Object values(Random random, Supplier<Object> value) {
        var values = new ArrayList<>();
        for (var count = random.nextInt(4); count > 0; count--) {
            values.add(value.get());
        }
        return values.size() == 1 && random.nextBoolean() ? values.getFirst() : values;
    }

    private static Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "text" + random.nextInt(3);
            case 1 -> (double) random.nextInt(4);
            case 2 -> (long) random.nextInt(4);
            default -> random.nextInt(4);
        };
    }

    private static Document query(Random random, int depth) {
        var query = new Document();
        for (var count = 1 + random.nextInt(3); count > 0; count--) {
            var field = List.of("a", "b", "tags", "parts.x", "parts.y", "rare", "_id");
            query.append(field.get(random.nextInt(field.size())), demand(random));
        }
        if (depth == 0 && random.nextInt(4) == 0) {
            query.append("$or", List.of(query(random, 1), query(random, 1)));
            return random.nextBoolean() ? query : new Document("$or", query.get("$or"));
        }
        if (random.nextInt(6) == 0) {
            query.append(
                    "parts",
                    new Document(
                            "$elemMatch",
                            new Document("x", value(random))
                                    .append("y", new Document("$gt", value(random)))));
        }
        return query;
    }

    private static Object demand(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Document("$in", List.of(value(random), value(random)));
            case 1 -> new Document("$gt", value(random)).append("$lt", value(random));
            case 2 -> new Document("$gte", value(random)).append("$lte", value(random));
            case 3 -> new Document("$lt", value(random));
            case 4 -> new Document("$exists", true);
            case 5 -> new Document("$ne", value(random));
            case 6 -> random.nextBoolean() ? new Document("$eq", null) : new Document("$gt", "3-");
            default -> value(random);
        };
    }

    /** Always down to {@code _id}, so that there is one right order. */
    private static Document sort(Random random) {
        var direction = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(4)) {
            case 0 -> new Document("b", direction).append("_id", direction);
            case 1 -> new Document("a", direction).append("b", direction).append("_id", direction);
            case 2 -> new Document("b", direction).append("_id", -direction);
            default -> new Document("_id", direction);
        };
    }

    private static List<Object> ids(
            MongoCollection<Document> collection, Document query, Document sort) {
        var ids = new ArrayList<>();
        collection.find(query).sort(sort).forEach(document -> ids.add(document.get("_id")));
        return ids;
    }
}
