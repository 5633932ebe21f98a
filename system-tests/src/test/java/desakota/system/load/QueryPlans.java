package desakota.system.load;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.bson.Document;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Asks the database how it answers the queries that the services ask all the time: how many
 * documents it looks at for each that it returns. On a market with many orders the two must stay
 * close. A server that sorts what it could read from the index in order says {@code SORT}: MongoDB
 * does not. Needs a server that has {@code explain}; the embedded one does not.
 */
final class QueryPlans {

    /** Looking at this many more than are returned is no walk. */
    private static final int TOLERATED = 10;

    private final MongoClient mongo;

    private QueryPlans(MongoClient mongo) {
        this.mongo = mongo;
    }

    /**
     * A query as a service asks it.
     *
     * @param filter in MongoDB's extended JSON; {@code $1} stands for a value of a stored document
     * @param sort in extended JSON; empty for none
     */
    private record Asked(
            String database, String collection, String filter, String sort, int limit) {}

    private static final List<Asked> ALL =
            List.of(
                    new Asked("orders", "orders", "{_id: '$_id'}", "", 1),
                    new Asked("orders", "orders", "{involved: '$involved'}", "{_id: -1}", 25),
                    new Asked(
                            "orders",
                            "orders",
                            "{involved: '$involved', 'progress.state': {$in: ['PAID',"
                                    + " 'PREPARING']}}",
                            "{_id: -1}",
                            25),
                    new Asked("orders", "orders", "{'progress.waits.next': {$lt: $past}}", "", 200),
                    new Asked("orders", "orders", "{outboxSince: {$lt: $past}}", "", 200),
                    new Asked("orders", "orders", "{'claims.statuses': 'OPEN'}", "", 25),
                    new Asked(
                            "orders",
                            "parked_records",
                            "{lane: {$in: ['a']}, state: 'PARKED'}",
                            "",
                            1),
                    new Asked("catalog", "products", "{slug: '$slug'}", "", 1),
                    new Asked(
                            "catalog", "products", "{producerId: '$producerId'}", "{_id: 1}", 200),
                    new Asked("catalog", "products", "{outboxSince: {$lt: $past}}", "", 200),
                    new Asked("catalog", "reservations", "{dueAt: {$lte: $past}}", "", 200),
                    new Asked("logistics", "shipments", "{_id: '$_id'}", "", 1),
                    new Asked(
                            "logistics",
                            "shipments",
                            "{whereabouts: 'hub simpul-wagir PLANNED'}",
                            "{_id: 1}",
                            51),
                    new Asked("logistics", "shipments", "{outboxSince: {$lt: $past}}", "", 200),
                    new Asked("logistics", "bags", "{hubs: 'simpul-wagir'}", "{_id: 1}", 51),
                    new Asked("logistics", "device_events", "{openSince: {$lt: $past}}", "", 200),
                    new Asked("payments", "payments", "{'agenda.deadline': {$lt: $past}}", "", 200),
                    new Asked(
                            "payments", "payments", "{'agenda.errandDue': {$lt: $past}}", "", 200),
                    new Asked(
                            "payments", "journal_entries", "{uncounted: {$gt: $epoch}}", "", 1000),
                    new Asked(
                            "payments",
                            "journal_entries",
                            "{accounts: '$accounts'}",
                            "{at: -1, _id: -1}",
                            51),
                    new Asked(
                            "payments",
                            "ledger_closings",
                            "{account: '$account'}",
                            "{month: 1}",
                            24));

    static void main() throws IOException {
        try (var mongo = MongoClients.create(Site.given().databaseUri())) {
            var plans = new QueryPlans(mongo);
            System.out.printf("%10s %10s %10s  query%n", "stored", "examined", "returned");
            var walks = ALL.stream().filter(plans::walks).count();
            System.out.println(
                    walks + " of " + ALL.size() + " queries look at more than they should");
        }
    }

    /** Prints how the query is answered; whether it looks at much more than it returns. */
    private boolean walks(Asked asked) {
        var collection = mongo.getDatabase(asked.database()).getCollection(asked.collection());
        var sample = collection.find().first();
        var filter =
                Document.parse(filled(asked.filter(), sample == null ? new Document() : sample));
        var find = new Document("find", asked.collection()).append("filter", filter);
        if (!asked.sort().isEmpty()) find.append("sort", Document.parse(asked.sort()));
        find.append("limit", asked.limit());
        try {
            var answer =
                    mongo.getDatabase(asked.database())
                            .runCommand(
                                    new Document("explain", find)
                                            .append("verbosity", "executionStats"));
            var stats = answer.get("executionStats", new Document());
            var examined = examined(stats);
            var returned = number(stats, "nReturned");
            System.out.printf(
                    "%10d %10d %10d  %s.%s %s %s %s%n",
                    collection.estimatedDocumentCount(),
                    examined,
                    returned,
                    asked.database(),
                    asked.collection(),
                    asked.filter(),
                    asked.sort(),
                    answer.toJson().contains("\"SORT\"") ? "SORT" : "");
            return examined > returned + TOLERATED;
        } catch (MongoCommandException e) {
            System.out.printf("%s.%s: %s%n", asked.database(), asked.collection(), e.getMessage());
            return true;
        }
    }

    private static String filled(String filter, Document sample) {
        var filled =
                filter.replace("$past", "{$date: '%s'}".formatted(Instant.now().minusSeconds(60)))
                        .replace("$epoch", "{$date: '1970-01-01T00:00:00Z'}");
        for (var field : List.of("_id", "slug", "producerId", "involved", "accounts", "account"))
            if (sample.containsKey(field))
                filled = filled.replace("'$" + field + "'", "'" + first(sample, field) + "'");
        return filled;
    }

    private static String first(Document sample, String field) {
        var value = sample.get(field);
        return String.valueOf(value instanceof List<?> list ? list.getFirst() : value);
    }

    /**
     * The most that any stage looked at: the last one sees only what those before it let through.
     */
    private static long examined(Document stage) {
        var most = number(stage, "totalDocsExamined");
        for (var value : stage.values())
            if (value instanceof Document inner) most = Math.max(most, examined(inner));
        return most;
    }

    private static long number(Document stage, String field) {
        return stage.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
