package desakota.kit.test;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every query that a context has sent to its database, to be held against the indexes that it has
 * declared: a query that no index narrows down walks the whole collection. Autowire it into a test
 * that runs on {@link Backends}, or extend such a test with {@link NoScans}.
 *
 * <p>A query is narrowed down when it compares the first field of an index with a value, some
 * values or a range, and each side of an {@code $or} does so; or when it asks for everything in the
 * order of an index, as one pages.
 *
 * <p>Narrowed down: {@code {buyerId: "rina", status: "PAID"}} with an index that begins with {@code
 * buyerId}. Not narrowed down: the same with an index on {@code (code, buyerId)}, nor {@code
 * {buyerId: {$ne: "rina"}}} with any.
 */
public final class Queries implements CommandListener {

    private static final Set<String> NARROWING =
            Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$elemMatch");

    private final Map<String, Set<List<String>>> indexes = new ConcurrentHashMap<>();
    private final Set<Query> asked = ConcurrentHashMap.newKeySet();

    private record Query(
            String collection, String command, BsonDocument filter, List<String> sort) {}

    /** The queries that walk a whole collection, in words; empty when all is well. */
    public Set<String> thatScan() {
        var scans = new LinkedHashSet<String>();
        for (var query : asked)
            if (!isNarrowed(query, query.filter()))
                scans.add(
                        "%s %s by %s sorted by %s"
                                .formatted(
                                        query.command(),
                                        query.collection(),
                                        query.filter().keySet(),
                                        query.sort()));
        return scans;
    }

    private boolean isNarrowed(Query query, BsonDocument filter) {
        if (isCompared(filter, "_id")) return true;
        var ways = indexes.getOrDefault(query.collection(), Set.of());
        if (filter.isEmpty())
            return !query.sort().isEmpty()
                    && (query.sort().getFirst().equals("_id")
                            || ways.stream().anyMatch(way -> beginsAlike(way, query.sort())));
        if (ways.stream().anyMatch(way -> isCompared(filter, way.getFirst()))) return true;
        if (filter.get("$or") instanceof BsonArray any)
            return any.stream().allMatch(each -> isNarrowed(query, each.asDocument()));
        return filter.get("$and") instanceof BsonArray all
                && all.stream().anyMatch(each -> isNarrowed(query, each.asDocument()));
    }

    private static boolean isCompared(BsonDocument shape, String field) {
        return shape.getBoolean(field, BsonBoolean.FALSE).getValue();
    }

    private static boolean beginsAlike(List<String> way, List<String> sort) {
        return way.getFirst().equals(sort.getFirst());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = event.getCommand();
        switch (event.getCommandName()) {
            case "createIndexes" -> declared(command);
            case "find" -> asked(command, "find", command.get("filter"), command.get("sort"));
            case "count", "distinct" ->
                    asked(command, event.getCommandName(), command.get("query"), null);
            case "findAndModify" ->
                    asked(command, "findAndModify", command.get("query"), command.get("sort"));
            case "update" -> each(command, "update", "updates");
            case "delete" -> each(command, "delete", "deletes");
            case "aggregate" -> aggregated(command);
            default -> {}
        }
    }

    private void declared(BsonDocument command) {
        var collection = command.getString("createIndexes").getValue();
        for (var index : command.getArray("indexes"))
            indexes.computeIfAbsent(collection, _ -> ConcurrentHashMap.newKeySet())
                    .add(List.copyOf(index.asDocument().getDocument("key").keySet()));
    }

    private void each(BsonDocument command, String name, String statements) {
        if (!command.containsKey(statements)) return;
        for (var statement : command.getArray(statements))
            asked(command, name, statement.asDocument().get("q"), null);
    }

    private void aggregated(BsonDocument command) {
        var stages = command.getArray("pipeline");
        var first = stages.isEmpty() ? null : stages.getFirst().asDocument().get("$match");
        if (command.isString("aggregate")) asked(command, "aggregate", first, null);
    }

    private void asked(
            BsonDocument command,
            String name,
            @Nullable BsonValue filter,
            @Nullable BsonValue sort) {
        asked.add(
                new Query(
                        command.getString(name).getValue(),
                        name,
                        filter == null ? new BsonDocument() : shapeOf(filter.asDocument()),
                        sort == null ? List.of() : List.copyOf(sort.asDocument().keySet())));
    }

    /**
     * The filter without its values, so that a thousand like queries are kept once; of each field,
     * whether an index on it would help.
     */
    private static BsonDocument shapeOf(BsonDocument filter) {
        var shape = new BsonDocument();
        filter.forEach(
                (field, value) -> {
                    if (!field.equals("$or") && !field.equals("$and"))
                        shape.put(field, BsonBoolean.valueOf(isNarrowing(value)));
                    else {
                        var parts = new BsonArray();
                        for (var part : value.asArray()) parts.add(shapeOf(part.asDocument()));
                        shape.put(field, parts);
                    }
                });
        return shape;
    }

    private static boolean isNarrowing(BsonValue condition) {
        if (!(condition instanceof BsonDocument operators) || operators.isEmpty()) return true;
        return !operators.getFirstKey().startsWith("$")
                || operators.keySet().stream().anyMatch(NARROWING::contains);
    }
}
