package desakota.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Records what the services under test ask of the database and, after each class of tests, holds
 * every filter against the indexes that the collection really has: one that no index serves would
 * walk the whole collection. A filter is served when it compares the first field of an index with a
 * value, some values or a range.
 */
public final class IndexedQueries
        implements ApplicationContextInitializer<ConfigurableApplicationContext>,
                AfterAllCallback,
                CommandListener {

    private static final Set<Asked> ASKED = ConcurrentHashMap.newKeySet();
    private static final Set<String> SERVED_BY_INDEX =
            Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$elemMatch");

    /** A filter by the fields that an index could serve. */
    private record Asked(String database, String collection, String command, Set<String> fields) {
        boolean isServedBy(List<String> leadingFields) {
            return fields.stream().anyMatch(leadingFields::contains);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MongoClientSettingsBuilderCustomizer recording =
                settings -> settings.addCommandListener(this);
        context.getBeanFactory().registerSingleton("queryRecorder", recording);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = event.getCommand();
        var name = event.getCommandName();
        if (!(command.get(name) instanceof BsonString collection)) return;
        filtersOf(name, command)
                .flatMap(IndexedQueries::branches)
                .forEach(
                        filter ->
                                ASKED.add(
                                        new Asked(
                                                event.getDatabaseName(),
                                                collection.getValue(),
                                                name,
                                                servedFields(filter))));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        var mongo = SpringExtension.getApplicationContext(test).getBean(MongoTemplate.class);
        assertThat(scans(mongo)).isEmpty();
    }

    /** What was asked of this database and walks a whole collection. */
    static List<String> scans(MongoTemplate mongo) {
        return ASKED.stream()
                .filter(asked -> asked.database().equals(mongo.getDb().getName()))
                .filter(asked -> !asked.isServedBy(leadingFields(mongo, asked.collection())))
                .map(asked -> asked.command() + " " + asked.collection() + " " + asked.fields())
                .toList();
    }

    private static List<String> leadingFields(MongoTemplate mongo, String collection) {
        var declared =
                mongo.indexOps(collection).getIndexInfo().stream()
                        .map(index -> index.getIndexFields().getFirst().getKey());
        return Stream.concat(Stream.of("_id"), declared).toList();
    }

    private static Stream<BsonDocument> filtersOf(String name, BsonDocument command) {
        return switch (name) {
            case "find" -> Stream.of(command.getDocument("filter", new BsonDocument()));
            case "findAndModify", "count", "distinct" ->
                    Stream.of(command.getDocument("query", new BsonDocument()));
            case "update" -> each(command.getArray("updates")).map(one -> one.getDocument("q"));
            case "delete" -> each(command.getArray("deletes")).map(one -> one.getDocument("q"));
            case "aggregate" ->
                    each(command.getArray("pipeline"))
                            .limit(1)
                            .map(stage -> stage.getDocument("$match", new BsonDocument()));
            default -> Stream.empty();
        };
    }

    /** Each side of an {@code $or} must be served by itself. */
    private static Stream<BsonDocument> branches(BsonDocument filter) {
        return filter.containsKey("$or") ? each(filter.getArray("$or")) : Stream.of(filter);
    }

    private static Set<String> servedFields(BsonDocument filter) {
        var served = ConcurrentHashMap.<String>newKeySet();
        filter.forEach(
                (field, condition) -> {
                    if (field.equals("$and"))
                        each(condition.asArray())
                                .map(IndexedQueries::servedFields)
                                .forEach(served::addAll);
                    else if (isServed(condition)) served.add(field);
                });
        return Set.copyOf(served);
    }

    private static boolean isServed(BsonValue condition) {
        if (!(condition instanceof BsonDocument operators) || operators.isEmpty()) return true;
        return !operators.getFirstKey().startsWith("$")
                || operators.keySet().stream().anyMatch(SERVED_BY_INDEX::contains);
    }

    private static Stream<BsonDocument> each(BsonArray documents) {
        return documents.stream().map(BsonValue::asDocument);
    }
}
