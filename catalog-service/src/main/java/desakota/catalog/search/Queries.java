package desakota.catalog.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A {@link Wish} as Lucene understands it. */
final class Queries {

    /** More words than this are not looked at. */
    private static final int WORDS = 12;

    /** Words as short as this must be typed right. */
    private static final int TOO_SHORT_FOR_TYPOS = 3;

    /** From this length on a word may have two typing errors. */
    private static final int LONG = 8;

    private static final float TIE = 0.1f;

    /** How much a word counts in each field. */
    private static final List<Weight> WEIGHTS =
            List.of(
                    new Weight(Field.NAME, 8, true),
                    new Weight(Field.CATEGORY_NAME, 3, true),
                    new Weight(Field.MAKER, 3, true),
                    new Weight(Field.PLACE, 2, true),
                    new Weight(Field.STORY, 1, false));

    private Queries() {}

    /** How words must be spelled. */
    enum Spelling {
        AS_TYPED,
        /** With typing errors; costs some ten times as much to look for. */
        SIMILAR
    }

    private record Weight(String field, float exact, boolean forgiving) {}

    /**
     * Everything that a wish asks for.
     *
     * @param text what its words ask for
     */
    static Query of(Wish wish, Query text) {
        var query = new BooleanQuery.Builder().add(text, MUST);
        exact(query, Field.CATEGORY, wish.category());
        if (wish.region() != null)
            query.add(new PrefixQuery(new Term(Field.REGION, wish.region())), FILTER);
        exact(query, Field.PRODUCER, wish.producer());
        if (wish.inStock()) exact(query, Field.IN_STOCK, "true");
        if (wish.minPrice() != null || wish.maxPrice() != null) {
            var from = wish.minPrice() == null ? 0 : wish.minPrice();
            var to = wish.maxPrice() == null ? Long.MAX_VALUE : wish.maxPrice();
            query.add(LongPoint.newRangeQuery(Field.PRICE, from, to), FILTER);
        }
        return query.build();
    }

    private static void exact(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null) query.add(new TermQuery(new Term(field, value)), FILTER);
    }

    /** Two words must both be there; of more, one in three may be missing. */
    static Query text(@Nullable String q, Spelling spelling) {
        if (q == null || q.isBlank()) return MatchAllDocsQuery.INSTANCE;
        var words = IndonesianText.wordsOf(q, WORDS);
        if (words.isEmpty()) return MatchNoDocsQuery.INSTANCE;
        var anyOf = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++)
            anyOf.add(word(words.get(i), i == words.size() - 1, spelling), SHOULD);
        var needed = words.size() <= 2 ? words.size() : words.size() - words.size() / 3;
        anyOf.setMinimumNumberShouldMatch(needed);
        if (words.size() == 1) return anyOf.build();
        return new BooleanQuery.Builder()
                .add(anyOf.build(), MUST)
                .add(new BoostQuery(phrase(words), 4), SHOULD)
                .build();
    }

    private static Query phrase(List<String> words) {
        return new PhraseQuery(
                1, Field.NAME, words.stream().map(Words::stem).toArray(String[]::new));
    }

    /** A word in any field; the last one may still be being typed. */
    private static Query word(String word, boolean last, Spelling spelling) {
        var ways = new ArrayList<Query>();
        for (var weight : WEIGHTS) {
            var field = weight.field();
            ways.add(
                    new BoostQuery(
                            new TermQuery(new Term(field, Words.stem(word))), weight.exact()));
            if (!weight.forgiving()) continue;
            if (spelling == Spelling.SIMILAR && mayHaveTypos(word))
                ways.add(new BoostQuery(similar(field, word), weight.exact() / 4));
            if (last)
                ways.add(
                        new BoostQuery(new PrefixQuery(new Term(field, word)), weight.exact() / 3));
        }
        return new DisjunctionMaxQuery(ways, TIE);
    }

    private static boolean mayHaveTypos(String word) {
        return word.length() > TOO_SHORT_FOR_TYPOS && word.chars().noneMatch(Character::isDigit);
    }

    private static Query similar(String field, String word) {
        return new FuzzyQuery(new Term(field, word), word.length() < LONG ? 1 : 2, 1, 30, true);
    }
}
