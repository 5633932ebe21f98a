package desakota.system.load;

import com.mongodb.client.MongoClient;

import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything that the services keep of one order after it has ended, just as they have stored it,
 * to make others of the same kind from.
 *
 * @param kept its documents
 * @param ids the ids in them that belong to this order alone: its own, its parcels', its scans'
 * @param codes the short codes in them
 */
record FinishedOrder(List<Kept> kept, Set<String> ids, Set<String> codes) {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CODE =
            Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-Z]\\b");

    /** What only matters while something is still to come. */
    private static final Set<String> PASSING = Set.of("dueAt", "outboxSince");

    /** A document and where it lies. */
    record Kept(String database, String collection, BsonDocument document) {}

    /**
     * Reads all that there is of an order.
     *
     * @param shared ids that other orders have too, such as its products'
     */
    static FinishedOrder read(MongoClient mongo, String orderId, Set<String> shared) {
        var kept = new ArrayList<Kept>();
        var byId = new Document("_id", orderId);
        add(kept, mongo, "orders", "orders", byId);
        add(kept, mongo, "catalog", "reservations", byId);
        add(kept, mongo, "logistics", "shipments", byId);
        var scans = new ArrayList<String>();
        for (var parcel : kept.getLast().document().getArray("parcels"))
            for (var scan : parcel.asDocument().getArray("scans"))
                scans.add(scan.asDocument().getString("ref").getValue());
        add(kept, mongo, "logistics", "bags", in("_id", scans));
        add(kept, mongo, "logistics", "device_events", in("_id", scans));
        add(kept, mongo, "payments", "payments", byId);
        add(kept, mongo, "payments", "journal_entries", new Document("orderId", orderId));
        add(kept, mongo, "payments", "provider_notifications", new Document("about", orderId));
        add(kept, mongo, "payments", "sandbox_settlements", byId);
        var ids = new HashSet<String>();
        var codes = new HashSet<String>();
        for (var each : kept) {
            var json = each.document().toJson();
            UUID.matcher(json).results().forEach(found -> ids.add(found.group()));
            CODE.matcher(json).results().forEach(found -> codes.add(found.group()));
        }
        ids.removeAll(shared);
        return new FinishedOrder(List.copyOf(kept), Set.copyOf(ids), Set.copyOf(codes));
    }

    private static Document in(String field, List<String> values) {
        return new Document(field, new Document("$in", values));
    }

    private static void add(
            List<Kept> kept, MongoClient mongo, String database, String collection, Bson filter) {
        for (var document :
                mongo.getDatabase(database)
                        .getCollection(collection, BsonDocument.class)
                        .find(filter)) kept.add(new Kept(database, collection, document));
    }

    /**
     * The same order of others, at another time.
     *
     * @param names what is to stand for each of its ids and codes
     * @param accounts other people for the ones in it
     * @param earlier by how much all of it happened before
     */
    List<Kept> copy(Map<String, String> names, Map<String, String> accounts, Duration earlier) {
        var copying = new Copying(names, accounts, earlier.toMillis());
        return kept.stream()
                .map(
                        each ->
                                new Kept(
                                        each.database(),
                                        each.collection(),
                                        copying.of(each.document())))
                .toList();
    }

    private record Copying(
            Map<String, String> names, Map<String, String> accounts, long earlierMillis) {

        private static final String PAYABLE = "payable:";

        BsonDocument of(BsonDocument document) {
            var copy = new BsonDocument();
            document.forEach(
                    (field, value) -> {
                        if (!PASSING.contains(field)) copy.put(field, of(value));
                    });
            return copy;
        }

        private BsonValue of(BsonValue value) {
            return switch (value) {
                case BsonDocument document -> of(document);
                case BsonArray array -> new BsonArray(array.stream().map(this::of).toList());
                case BsonString string -> new BsonString(of(string.getValue()));
                case BsonDateTime time -> new BsonDateTime(time.getValue() - earlierMillis);
                default -> value;
            };
        }

        private String of(String text) {
            var account = accounts.get(text);
            if (account != null) return account;
            if (text.startsWith(PAYABLE))
                return PAYABLE + accounts.getOrDefault(payee(text), payee(text));
            var copy = text;
            for (var name : names.entrySet())
                if (copy.contains(name.getKey()))
                    copy = copy.replace(name.getKey(), name.getValue());
            return copy;
        }

        private static String payee(String account) {
            return account.substring(PAYABLE.length());
        }
    }
}
