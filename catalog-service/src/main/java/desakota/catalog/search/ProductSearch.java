package desakota.catalog.search;

import static java.util.Comparator.comparingInt;

import desakota.catalog.product.Categories;
import desakota.catalog.region.Regions;
import desakota.catalog.search.Queries.Spelling;
import desakota.catalog.search.Wish.Order;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Cursor;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds goods and counts them by category and region. */
@Component
class ProductSearch {

    private static final int MOST_FACETS = 50;

    private final ProductIndex index;
    private final Categories categories;
    private final Regions regions;

    ProductSearch(ProductIndex index, Categories categories, Regions regions) {
        this.index = index;
        this.categories = categories;
        this.regions = regions;
    }

    /** A product that was found. */
    record Hit(String id, Cursor cursor) {}

    /**
     * A value to narrow the search down by, and how many goods that leaves.
     *
     * @param value what to send: the id of a category, the code of a region
     * @param count how many goods that leaves
     */
    record Facet(String value, String name, int count) {}

    /**
     * How the hits divide.
     *
     * @param category as if none was chosen
     * @param region the provinces; below a chosen region, its parts
     */
    record Facets(List<Facet> category, List<Facet> region) {}

    /**
     * What was found.
     *
     * @param page in order
     */
    record Findings(List<Hit> page, Facets facets) {}

    /**
     * A page of what was found, and how all of it divides.
     *
     * @param after where the page before ended; a place in the same search
     * @throws Refusal 400 when it is a place in another search
     */
    Findings find(Wish wish, @Nullable Cursor after, int limit) {
        var page = new TopFieldCollectorManager(sort(wish), limit, placeOf(after, wish), limit);
        return index.search(
                searcher -> {
                    var text = text(searcher, wish);
                    var found = searcher.search(Queries.of(wish, text), page).scoreDocs;
                    return new Findings(
                            Arrays.stream(found).map(hit -> hit(hit, wish)).toList(),
                            count(searcher, wish, text));
                });
    }

    /**
     * What the words ask for: as they are typed if any product has them so, else with typing errors
     * forgiven. Which words come near is worked out once for all that is asked with it.
     */
    private static Query text(IndexSearcher searcher, Wish wish) throws IOException {
        var typed = Queries.text(wish.q(), Spelling.AS_TYPED);
        var isThere = searcher.search(typed, 1).scoreDocs.length > 0;
        return isThere ? typed : searcher.rewrite(Queries.text(wish.q(), Spelling.SIMILAR));
    }

    private Facets count(IndexSearcher searcher, Wish wish, Query text) throws IOException {
        var categoriesFound =
                searcher.search(
                        Queries.of(wish.inAnyCategory(), text), new FacetCounter(Field.CATEGORY));
        var regionsFound =
                searcher.search(
                        Queries.of(wish, text), new FacetCounter(Field.regionOf(wish.nextLevel())));
        return new Facets(
                facets(categoriesFound, categories::nameOf), facets(regionsFound, regions::nameOf));
    }

    private static List<Facet> facets(Map<String, Integer> counts, Function<String, String> name) {
        return counts.entrySet().stream()
                .map(
                        count ->
                                new Facet(
                                        count.getKey(),
                                        name.apply(count.getKey()),
                                        count.getValue()))
                .sorted(comparingInt(Facet::count).reversed().thenComparing(Facet::value))
                .limit(MOST_FACETS)
                .toList();
    }

    /** Always by the id at last, so that every place is between two products. */
    private static Sort sort(Wish wish) {
        return switch (orderOf(wish)) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, id(false));
            case NEWEST ->
                    new Sort(new SortField(Field.CREATED_AT, SortField.Type.LONG, true), id(true));
            case CHEAPEST ->
                    new Sort(new SortField(Field.PRICE, SortField.Type.LONG, false), id(false));
            case DEAREST ->
                    new Sort(new SortField(Field.PRICE, SortField.Type.LONG, true), id(false));
        };
    }

    /** Without words nothing is more relevant than anything else. */
    private static Order orderOf(Wish wish) {
        return wish.q() == null && wish.order() == Order.RELEVANCE ? Order.NEWEST : wish.order();
    }

    private static SortField id(boolean descending) {
        return new SortField(Field.ID, SortField.Type.STRING, descending);
    }

    private static Hit hit(ScoreDoc found, Wish wish) {
        var place = ((FieldDoc) found).fields;
        var id = ((BytesRef) place[1]).utf8ToString();
        return new Hit(id, Cursor.of(wish.fingerprint(), numberOf(place[0]), id));
    }

    /** A score by its bits: not a digit of it may get lost on the way. */
    private static long numberOf(Object sorted) {
        return sorted instanceof Float score ? Float.floatToIntBits(score) : (Long) sorted;
    }

    private static @Nullable FieldDoc placeOf(@Nullable Cursor cursor, Wish wish) {
        if (cursor == null) return null;
        if (!cursor.text(0).equals(wish.fingerprint()))
            throw new Refusal(new Malformed("cursor", "This cursor belongs to another search."));
        var value =
                orderOf(wish) == Order.RELEVANCE
                        ? (Object) Float.intBitsToFloat((int) cursor.number(1))
                        : (Object) cursor.number(1);
        return new FieldDoc(
                Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(cursor.text(2))});
    }
}
