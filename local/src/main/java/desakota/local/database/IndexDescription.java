package desakota.local.database;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An index as {@code createIndexes} describes it. What would silently not hold is refused: every
 * option but those below, and keys that are not ascending or descending. {@code expireAfterSeconds}
 * is accepted, since no reader may rely on the moment at which MongoDB deletes, but nothing is ever
 * deleted by it.
 */
record IndexDescription(
        String name,
        List<IndexKey> keys,
        boolean unique,
        boolean sparse,
        @Nullable Document filter) {

    private static final Set<String> HONOURED =
            Set.of(
                    "v",
                    "ns",
                    "name",
                    "key",
                    "unique",
                    "sparse",
                    "partialFilterExpression",
                    "background",
                    "expireAfterSeconds",
                    "hidden");

    static IndexDescription of(Document description) {
        var name = String.valueOf(description.get("name"));
        var key = (Document) Objects.requireNonNull(description.get("key"));
        description.keySet().stream()
                .filter(option -> !HONOURED.contains(option))
                .findFirst()
                .ifPresent(option -> refuse(name, "the option " + option));
        return new IndexDescription(
                name,
                key.entrySet().stream()
                        .map(field -> key(name, field.getKey(), field.getValue()))
                        .toList(),
                Utils.isTrue(description.get("unique")),
                Utils.isTrue(description.get("sparse")),
                (Document) description.get("partialFilterExpression"));
    }

    private static IndexKey key(String name, String field, Object direction) {
        if (!(direction instanceof Number number) || field.contains("$**")) {
            throw refuse(name, "the key " + field + ": " + direction);
        }
        return new IndexKey(field, number.intValue() > 0);
    }

    private static MongoServerError refuse(String name, String what) {
        throw new MongoServerError(
                ErrorCode.InvalidOptions,
                "The embedded database does not support %s of index %s".formatted(what, name));
    }
}
