package desakota.local.database;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** The embedded database, seen through MongoDB's own driver. */
@Timeout(60)
class EmbeddedDatabaseTest extends WithAThousandOrders {

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
    void answersInBatches() {
        var answer = client.getDatabase("shop").runCommand(new Document("find", "orders"));

        assertThat(answer.get("cursor", Document.class).getList("firstBatch", Document.class))
                .hasSize(500);
        assertThat(found(new Document())).hasSize(1_000);
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
}
