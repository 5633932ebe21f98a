package desakota.local.database;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to the documents that a query may match: the parts of one index to read.
 *
 * @param boundFields how many of the index's fields the query binds; the more, the fewer candidates
 * @param sorted whether the candidates come in the order asked for
 */
record Access(
        OrderedIndex index,
        List<Interval> intervals,
        int boundFields,
        boolean sorted,
        boolean backwards) {

    /** More intervals than this cost more than a wider one. */
    private static final int MOST_INTERVALS = 10_000;

    private static final Comparator<Access> BEST =
            Comparator.comparingInt(Access::boundFields).thenComparing(Access::sorted);

    /** The best way, or empty when every document must be read. */
    static Optional<Access> best(
            List<Index<Place>> indexes, Document query, @Nullable Document orderBy) {
        var conditions = Conditions.of(query);
        return indexes.stream()
                .map(OrderedIndex.class::cast)
                .filter(index -> index.hasAllOf(conditions))
                .map(index -> of(index, conditions, orderBy))
                .filter(access -> access.boundFields > 0 || access.sorted)
                .reduce((first, other) -> BEST.compare(other, first) > 0 ? other : first);
    }

    static Optional<Access> by(OrderedIndex index, Document query) {
        return best(List.of(index), query, null);
    }

    /**
     * The ways that together reach what a query with a top-level {@code $or} may match, or empty
     * when one of its branches has no index.
     */
    static List<Access> ofBranches(List<Index<Place>> indexes, Document query) {
        if (!(query.get("$or") instanceof Collection<?> branches)) {
            return List.of();
        }
        var ways = new ArrayList<Access>();
        for (var branch : branches) {
            var way = best(indexes, (Document) branch, null);
            if (way.isEmpty()) {
                return List.of();
            }
            ways.add(way.get());
        }
        return ways;
    }

    Stream<Place> places() {
        var places = intervals.stream().flatMap(interval -> index.places(interval, backwards));
        return index.isMultikey() ? places.distinct() : places;
    }

    private static Access of(
            OrderedIndex index, Conditions conditions, @Nullable Document orderBy) {
        var fields = index.fields();
        List<byte[]> prefixes = List.of(new byte[0]);
        var equal = 0;
        for (; equal < fields.size(); equal++) {
            var condition = conditions.on(fields.get(equal));
            var points = condition == null ? null : condition.points();
            if (points == null || (long) points.size() * prefixes.size() > MOST_INTERVALS) {
                break;
            }
            prefixes =
                    prefixes.stream()
                            .flatMap(
                                    head ->
                                            points.stream()
                                                    .map(tail -> OrderedBytes.join(head, tail)))
                            .toList();
        }
        var next = equal < fields.size() ? conditions.on(fields.get(equal)) : null;
        var range = next == null ? null : next.range(index.isMultikey());
        var within = range == null ? Interval.ALL : range;
        var direction =
                index.isMultikey() || prefixes.size() != 1 ? 0 : direction(fields, equal, orderBy);
        return new Access(
                index,
                prefixes.stream().map(within::behind).toList(),
                equal + (range == null ? 0 : 1),
                direction != 0,
                direction < 0);
    }

    /**
     * 1 or -1 when reading the index forwards or backwards gives the order asked for, 0 when it has
     * to be sorted. The first {@code equal} fields have one value each and may stand anywhere.
     */
    private static int direction(List<String> fields, int equal, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return 0;
        }
        var same = fields.subList(0, equal);
        var wanted = orderBy.entrySet().stream().filter(by -> !same.contains(by.getKey())).toList();
        var rest = fields.subList(equal, fields.size());
        var names = wanted.stream().map(by -> by.getKey()).toList();
        var directions =
                wanted.stream()
                        .map(by -> Integer.signum(((Number) by.getValue()).intValue()))
                        .distinct()
                        .toList();
        if (wanted.isEmpty()) {
            return 1;
        }
        return names.size() <= rest.size()
                        && names.equals(rest.subList(0, names.size()))
                        && directions.size() == 1
                ? directions.getFirst()
                : 0;
    }
}
