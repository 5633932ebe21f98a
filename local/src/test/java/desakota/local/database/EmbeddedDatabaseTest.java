package desakota.local.database;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The embedded database, seen through MongoDB's own driver. */
@Timeout(60)
class EmbeddedDatabaseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir static Path folder;
    private static EmbeddedDatabase database;
    private static MongoClient client;

    private MongoCollection<Document> orders;

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
        orders.insertMany(IntStream.range(0, 1_000).mapToObj(EmbeddedDatabaseTest::order).toList());
    }

    private static Document order(int number) {
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

    @Test
    void findsAGuardedUpdateByItsId() {
        var guarded = and(eq("_id", "order-0007"), eq("version", 1L));

        var first = orders.updateOne(guarded, inc("version", 1L));
        var second = orders.updateOne(guarded, inc("version", 1L));

        assertThat(first.getModifiedCount()).isEqualTo(1);
        assertThat(second.getMatchedCount()).isZero();
        assertThat(examined(guarded)).isEqualTo(1);
    }

    @Test
    void readsOnlyTheIdsOfAnIn() {
        assertThat(found(in("_id", "order-0001", "order-0002", "order-0002", "none"))).hasSize(2);
        assertThat(examined(in("_id", "order-0001", "order-0002"))).isEqualTo(2);
    }

    @Test
    void readsOnlyWhatASecondaryIndexLeaves() {
        orders.createIndex(ascending("buyer", "placedAt"));

        var ofBuyer = eq("buyer", "buyer-3");
        var late = and(ofBuyer, gte("placedAt", Date.from(NOON.plusSeconds(803))));
        var early = and(ofBuyer, lt("placedAt", Date.from(NOON.plusSeconds(103))));
        var between = and(late, lte("placedAt", Date.from(NOON.plusSeconds(903))));

        assertThat(found(ofBuyer)).hasSize(10);
        assertThat(examined(ofBuyer)).isEqualTo(10);
        assertThat(found(late)).hasSize(2);
        assertThat(examined(late)).isEqualTo(2);
        assertThat(found(early)).containsExactly("order-0003");
        assertThat(examined(between)).isEqualTo(2);
        assertThat(examined(in("buyer", "buyer-1", "buyer-2"))).isEqualTo(20);
    }

    @Test
    void stopsAtTheLimitWhereTheIndexGivesTheOrder() {
        orders.createIndex(ascending("buyer", "placedAt"));

        var newest =
                orders.find(eq("buyer", "buyer-3"))
                        .sort(orderBy(descending("placedAt"), descending("_id")))
                        .limit(2);

        assertThat(ids(newest)).containsExactly("order-0903", "order-0803");
        assertThat(
                        examined(
                                new Document("find", "orders")
                                        .append("filter", new Document("buyer", "buyer-3"))
                                        .append(
                                                "sort",
                                                new Document("placedAt", -1).append("_id", -1))
                                        .append("limit", 2)))
                .isEqualTo(2);
    }

    @Test
    void looksIntoArraysOfDocuments() {
        orders.createIndex(ascending("parts.producer", "status"));
        var placed = and(eq("parts.producer", "producer-0"), eq("status", "PLACED"));

        assertThat(found(placed)).containsExactly("order-0000", "order-0500");
        assertThat(examined(placed)).isEqualTo(2);
        assertThat(found(in("parts.producer", "producer-0", "producer-1"))).hasSize(60);
        assertThat(
                        examined(
                                elemMatch(
                                        "parts",
                                        and(eq("producer", "producer-0"), lt("amount", 40)))))
                .isEqualTo(40);
    }

    @Test
    void letsEachLimitOfARangeBeMetByAnotherElement() {
        orders.createIndex(ascending("parts.amount"));

        assertThat(found(and(gt("parts.amount", 2_998), lt("parts.amount", 2_000))))
                .containsExactly("order-0999");
    }

    @Test
    void followsAnIndexedFieldAsItChanges() {
        orders.createIndex(ascending("status"));
        orders.updateOne(eq("_id", "order-0000"), set("status", "PAID"));
        orders.deleteOne(eq("_id", "order-0500"));

        assertThat(found(eq("status", "PLACED"))).isEmpty();
        assertThat(found(eq("status", "PAID"))).containsExactly("order-0000");
        assertThat(examined(eq("status", "PLACED"))).isZero();
    }

    @Test
    void joinsTheIndexesOfAnOr() {
        orders.createIndex(ascending("status"));
        var either = or(eq("status", "PLACED"), eq("_id", "order-0007"), eq("_id", "order-0500"));

        assertThat(found(either))
                .containsExactlyInAnyOrder("order-0000", "order-0500", "order-0007");
        assertThat(examined(either)).isEqualTo(3);
    }

    @Test
    void usesASparseIndexOnlyWhereNothingCanBeMissing() {
        orders.createIndex(ascending("outbox.at"), new IndexOptions().sparse(true));
        orders.updateOne(eq("_id", "order-0003"), set("outbox", List.of(new Document("at", 5))));

        assertThat(examined(exists("outbox.at"))).isEqualTo(1);
        assertThat(found(lt("outbox.at", 9))).containsExactly("order-0003");
        assertThat(found(eq("outbox.at", null))).hasSize(999);
    }

    @Test
    void keepsAPartialUniqueIndexToItsFilter() {
        var open = new IndexOptions().unique(true).partialFilterExpression(eq("status", "PLACED"));
        orders.updateOne(eq("_id", "order-0000"), set("code", "A"));
        orders.createIndex(ascending("code"), open);

        orders.insertOne(new Document("code", "A").append("status", "DONE"));
        orders.insertOne(new Document("code", "A").append("status", "DONE"));

        assertThatThrownBy(() -> orders.updateOne(eq("_id", "order-0500"), set("code", "A")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(found(eq("code", "A"))).hasSize(3);
        assertThat(examined(and(eq("code", "A"), eq("status", "PLACED")))).isEqualTo(1);
    }

    @Test
    void refusesASecondDocumentInAUniqueIndex() {
        orders.createIndex(ascending("buyer", "placedAt"), new IndexOptions().unique(true));
        var copy = order(7).append("_id", "another");

        assertThatThrownBy(() -> orders.insertOne(copy)).hasMessageContaining("E11000");
        assertThat(found(eq("_id", "another"))).isEmpty();
    }

    @Test
    void refusesWhatItWouldNotHold() {
        assertThatThrownBy(
                        () ->
                                orders.createIndex(
                                        ascending("buyer"),
                                        new IndexOptions()
                                                .collation(
                                                        Collation.builder().locale("id").build())))
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> orders.createIndex(new Document("story", "text")))
                .isInstanceOf(MongoCommandException.class);
    }

    @Test
    void refusesAUniqueIndexOverDuplicatesWholly() {
        var unique = new IndexOptions().unique(true);

        assertThatThrownBy(() -> orders.createIndex(ascending("buyer"), unique))
                .hasMessageContaining("E11000");
        orders.deleteMany(gte("_id", "order-0100"));
        orders.createIndex(ascending("buyer"), unique);

        assertThat(found(eq("buyer", "buyer-99"))).containsExactly("order-0099");
    }

    @Test
    void claimsTheFirstInOrder() {
        orders.createIndex(ascending("status", "placedAt"));
        var claimed =
                orders.findOneAndUpdate(
                        eq("status", "PLACED"),
                        set("status", "CLAIMED"),
                        new FindOneAndUpdateOptions()
                                .sort(descending("placedAt"))
                                .returnDocument(ReturnDocument.AFTER));

        assertThat(claimed).containsEntry("_id", "order-0500").containsEntry("status", "CLAIMED");
    }

    @Test
    void upsertsAndWritesInBulk() {
        var result =
                orders.bulkWrite(
                        List.of(
                                new InsertOneModel<>(order(5_000)),
                                new UpdateOneModel<>(
                                        eq("_id", "new"),
                                        set("buyer", "rina"),
                                        new UpdateOptions().upsert(true)),
                                new UpdateOneModel<>(eq("_id", "order-0001"), inc("version", 1L))));

        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getUpserts()).hasSize(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(found(eq("buyer", "rina"))).containsExactly("new");
    }

    @Test
    void aggregatesWhatMatches() {
        orders.createIndex(ascending("buyer"));
        var summed =
                orders.aggregate(
                                List.of(
                                        match(eq("buyer", "buyer-3")),
                                        group(null, sum("versions", "$version"))))
                        .first();

        assertThat(summed).containsEntry("versions", 10L);
        assertThat(orders.countDocuments(eq("buyer", "buyer-3"))).isEqualTo(10);
    }

    @Test
    void saysHello() {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(hello).containsEntry("isWritablePrimary", true);
    }

    private long examined(Bson filter) {
        return examined(new Document("find", "orders").append("filter", filter.toBsonDocument()));
    }

    private static long examined(Document find) {
        return client.getDatabase("shop")
                .runCommand(new Document("explain", find))
                .get("executionStats", Document.class)
                .get("totalDocsExamined", Number.class)
                .longValue();
    }

    private List<String> found(Bson filter) {
        return ids(orders.find(filter));
    }

    private static List<String> ids(Iterable<Document> documents) {
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> String.valueOf(document.get("_id")))
                .toList();
    }
}
