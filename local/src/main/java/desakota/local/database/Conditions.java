package desakota.local.database;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a query demands of single fields, as far as an index can use it: equality, {@code $in}, and
 * ranges, at the top, in {@code $and} and in {@code $elemMatch}. Everything else is left to the
 * filter that every candidate passes, so leaving a condition out only costs time.
 */
final class Conditions {

    private final Map<String, Condition> byPath = new HashMap<>();
    private final Map<String, List<Object>> demands = new HashMap<>();

    static Conditions of(Document query) {
        var conditions = new Conditions();
        conditions.add("", query);
        return conditions;
    }

    @Nullable Condition on(String path) {
        return byPath.get(path);
    }

    /** What the query says of a field, word for word, an equal value as itself. */
    List<Object> demandsOn(String path) {
        return demands.getOrDefault(path, List.of());
    }

    private void add(String prefix, Document query) {
        query.forEach(
                (key, value) -> {
                    if (key.equals("$and") && value instanceof Collection<?> parts) {
                        parts.forEach(part -> add(prefix, (Document) part));
                    } else if (!key.startsWith("$")) {
                        addField(prefix + key, value);
                    }
                });
    }

    private void addField(String path, @Nullable Object demand) {
        demands.computeIfAbsent(path, _ -> new ArrayList<>()).add(Missing.ofNullable(demand));
        if (BsonRegularExpression.isRegularExpression(demand)) {
            return;
        }
        if (demand instanceof Document operators && hasOperator(operators)) {
            operators.forEach((operator, operand) -> addOperator(path, operator, operand));
        } else {
            addPoints(path, Arrays.asList(demand));
        }
    }

    private void addOperator(String path, String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> addPoints(path, Arrays.asList(operand));
            case "$in" -> addPoints(path, (Collection<?>) operand);
            case "$elemMatch" -> {
                if (operand instanceof Document element) {
                    add(path + ".", element);
                }
            }
            case "$exists" -> {
                if (Utils.isTrue(operand)) {
                    addPresence(path);
                }
            }
            case "$ne" -> {
                if (operand == null) {
                    addPresence(path);
                }
            }
            case "$gt", "$gte" -> addRange(path, operand, operator, true);
            case "$lt", "$lte" -> addRange(path, operand, operator, false);
            default -> {
                // only the filter knows what to do with it
            }
        }
    }

    private void addPresence(String path) {
        byPath.computeIfAbsent(path, _ -> new Condition()).present = true;
    }

    private void addPoints(String path, @Nullable Collection<?> values) {
        if (values == null || values.stream().anyMatch(Conditions::isBeyondAnIndex)) {
            return;
        }
        var condition = byPath.computeIfAbsent(path, _ -> new Condition());
        if (condition.points == null) {
            var points = new TreeSet<byte[]>(Arrays::compareUnsigned);
            values.forEach(value -> points.add(OrderedBytes.of(value)));
            condition.points = List.copyOf(points);
            condition.demandsValue = values.stream().noneMatch(Missing::isNullOrMissing);
        }
    }

    private void addRange(String path, @Nullable Object operand, String operator, boolean lower) {
        if (Missing.isNullOrMissing(operand) || isBeyondAnIndex(operand)) {
            return;
        }
        var condition = byPath.computeIfAbsent(path, _ -> new Condition());
        var value = OrderedBytes.of(operand);
        var edge =
                operator.equals("$gt") || operator.equals("$lte")
                        ? OrderedBytes.after(value)
                        : value;
        if (lower && condition.lower == null) {
            condition.lower = new Interval(edge, OrderedBytes.typeEnd(value));
        } else if (!lower && condition.upper == null) {
            condition.upper = new Interval(OrderedBytes.typeStart(value), edge);
        }
    }

    private static boolean hasOperator(Document demand) {
        return demand.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    /** An array as a whole and a pattern are no single key of an index. */
    private static boolean isBeyondAnIndex(@Nullable Object value) {
        return value instanceof Collection || BsonRegularExpression.isRegularExpression(value);
    }

    /** What is demanded of one field. */
    static final class Condition {

        private @Nullable List<byte[]> points;
        private boolean demandsValue;
        private boolean present;
        private @Nullable Interval lower;
        private @Nullable Interval upper;

        /** The encoded values of an equality or {@code $in}. */
        @Nullable List<byte[]> points() {
            return points;
        }

        /**
         * The range of the field's values. Where the field may hold an array, each limit may be met
         * by another element, so only one of the two can be used.
         */
        @Nullable Interval range(boolean multikey) {
            var from = lower;
            var to = upper;
            if (from == null || to == null) {
                return from != null ? from : to != null || !present ? to : Interval.ALL;
            }
            return multikey ? from : new Interval(from.from(), to.to());
        }

        /** Whether a document without this field can't match. */
        boolean demandsValue() {
            return points != null ? demandsValue : present || lower != null || upper != null;
        }
    }
}
