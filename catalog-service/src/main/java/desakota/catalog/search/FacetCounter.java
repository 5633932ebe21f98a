package desakota.catalog.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the hits by the value of a field. Within a segment it counts by number and looks up the
 * values once at the end.
 */
record FacetCounter(String field)
        implements CollectorManager<FacetCounter.Counts, Map<String, Integer>> {

    @Override
    public Counts newCollector() {
        return new Counts(field);
    }

    @Override
    public Map<String, Integer> reduce(Collection<Counts> all) {
        var sum = new HashMap<String, Integer>();
        for (var counts : all)
            counts.byValue.forEach((value, count) -> sum.merge(value, count, Integer::sum));
        return sum;
    }

    static final class Counts implements Collector {
        private final String field;
        private final Map<String, Integer> byValue = new HashMap<>();

        Counts(String field) {
            this.field = field;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
            return new InSegment(DocValues.getSorted(segment.reader(), field));
        }

        private final class InSegment implements LeafCollector {
            private final SortedDocValues values;
            private final int[] counts;

            InSegment(SortedDocValues values) {
                this.values = values;
                this.counts = new int[values.getValueCount()];
            }

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                if (values.advanceExact(document)) counts[values.ordValue()]++;
            }

            @Override
            public void finish() throws IOException {
                for (int ord = 0; ord < counts.length; ord++)
                    if (counts[ord] > 0)
                        byValue.merge(
                                values.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
            }
        }
    }
}
