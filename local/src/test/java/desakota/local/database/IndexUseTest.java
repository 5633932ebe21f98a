package desakota.local.database;

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

import com.mongodb.client.model.IndexOptions;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Date;
import java.util.List;

/** How many documents a query reads, by {@code explain}, and that it finds the right ones. */
@Timeout(60)
class IndexUseTest extends WithAThousandOrders {

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
}
