package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.PaymentMethod;
import desakota.kit.test.Publisher;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.test.context.TestPropertySource;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

/** With a bank whose calls and notifications go wrong time and again. */
@TestPropertySource(
        properties = {
            "spring.application.name=payment-service-with-a-bad-bank",
            "desakota.payment.sandbox.trouble=0.3",
            "desakota.payment.sandbox.trouble-lateness=300ms",
            "desakota.payment.errand-sweep=200ms",
            "desakota.payment.reconcile-every=500ms",
            "desakota.payment.reconcile-sweep=200ms"
        })
class SandboxTroubleIT extends Scenario {

    private static final int ORDERS = 12;

    private final MongoTemplate mongo;

    @Autowired
    SandboxTroubleIT(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Test
    void losesNothingAndDoesNothingTwiceBesideAPaymentThatCannotBeRead() {
        var orders =
                IntStream.range(0, ORDERS)
                        .mapToObj(_ -> aConfirmedOrder(PaymentMethod.QRIS))
                        .toList();
        for (var order : orders) {
            theirPaymentOf(order);
            api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        }
        for (var order : orders) awaitStatus(order, "PAID");

        var agenda = new Document("errandDue", Date.from(Instant.EPOCH));
        mongo.insert(new Document("_id", "unreadable").append("agenda", agenda), "payments");
        var cancelled = orders.subList(0, ORDERS / 2);
        for (var order : cancelled)
            Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));
        for (var order : cancelled) awaitStatus(order, "REFUNDED");

        for (var order : orders) assertThat(entriesOf("suspense:" + order, 0)).isEmpty();
        for (var order : cancelled) assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        for (var order : cancelled)
            assertThat(mongo.count(query(where("to").is(order)), "sandbox_transfers")).isOne();
        for (var order : cancelled) assertThat(factsOf(order, 3)).hasSize(3);
        assertBalanced();
        mongo.remove(query(where("_id").is("unreadable")), "payments");
    }

    @Test
    void findsWhatIsDueByIndexes() {
        assertThat(indexesOf("payments"))
                .contains("agenda.deadline", "agenda.errandDue", "agenda.stuck", "outbox-since");
        assertThat(indexesOf("journal_entries")).contains("accounts-at", "uncounted");
        assertThat(indexesOf("payouts")).contains("due");
    }

    private List<String> indexesOf(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream().map(IndexInfo::getName).toList();
    }
}
