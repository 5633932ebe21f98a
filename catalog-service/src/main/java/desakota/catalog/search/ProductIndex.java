package desakota.catalog.search;

import desakota.catalog.product.Categories;
import desakota.catalog.region.Region.Level;
import desakota.catalog.region.Regions;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.state.StateTable.Change;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The offered products, in memory, as the product topic has told of them: thrown away and built
 * again from there at each start. A change can be found as soon as it is taken.
 */
@Component
class ProductIndex implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProductIndex.class);

    private final Categories categories;
    private final Regions regions;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    ProductIndex(Categories categories, Regions regions) {
        this.categories = categories;
        this.regions = regions;
        try {
            this.writer =
                    new IndexWriter(
                            new ByteBuffersDirectory(),
                            new IndexWriterConfig(IndonesianText.forIndex()));
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something to do with a searcher. */
    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** Searches the index as it is now. */
    <T> T search(Search<T> search) {
        try {
            var searcher = searchers.acquire();
            try {
                return search.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes in new states. What is not offered any more can't be found any more, and neither can
     * what makes no sense: it is passed over, since it would make none the next time either.
     *
     * @throws UncheckedIOException when the index can't be written; the states may be taken again
     */
    void take(List<Change<ProductChanged>> changes) {
        try {
            var found = changes.stream().filter(ProductIndex::isFoundOtherwise).toList();
            for (var change : found) take(change);
            if (!found.isEmpty()) searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anything has changed that people search by: most changes are of the stock alone. */
    private static boolean isFoundOtherwise(Change<ProductChanged> change) {
        var before = change.before();
        var after = change.value();
        return before == null
                || after == null
                || before.listed() != after.listed()
                || (before.available() > 0) != (after.available() > 0)
                || !Objects.equals(before.name(), after.name())
                || !Objects.equals(before.description(), after.description())
                || !Objects.equals(before.story(), after.story())
                || !Objects.equals(before.category(), after.category())
                || !Objects.equals(before.price(), after.price())
                || !Objects.equals(before.producer(), after.producer());
    }

    private void take(Change<ProductChanged> change) throws IOException {
        var id = new Term(Field.ID, change.key());
        var state = change.value();
        try {
            if (state == null || !state.listed()) writer.deleteDocuments(id);
            else writer.updateDocument(id, documentOf(state));
        } catch (RuntimeException e) {
            log.error("Product {} can't be indexed: {}", change.key(), e.toString());
            writer.deleteDocuments(id);
        }
    }

    private Document documentOf(ProductChanged state) {
        var document = new Document();
        exact(document, Field.ID, state.id());
        exact(document, Field.CATEGORY, state.category());
        document.add(new StringField(Field.PRODUCER, state.producer().id(), Store.NO));
        document.add(
                new StringField(Field.IN_STOCK, String.valueOf(state.available() > 0), Store.NO));
        document.add(new LongPoint(Field.PRICE, state.price().amount()));
        document.add(new NumericDocValuesField(Field.PRICE, state.price().amount()));
        document.add(new NumericDocValuesField(Field.CREATED_AT, state.createdAt().toEpochMilli()));
        text(document, Field.NAME, state.name());
        text(document, Field.CATEGORY_NAME, categories.nameOf(state.category()));
        text(document, Field.MAKER, state.producer().name());
        text(
                document,
                Field.STORY,
                state.description() + "\n" + Objects.requireNonNullElse(state.story(), ""));
        var places = new ArrayList<String>();
        for (var level : Level.values()) {
            var code = level.of(state.producer().villageCode());
            document.add(new StringField(Field.REGION, code, Store.NO));
            document.add(new SortedDocValuesField(Field.regionOf(level), new BytesRef(code)));
            places.add(regions.nameOf(code));
        }
        text(document, Field.PLACE, String.join("\n", places));
        return document;
    }

    private static void exact(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, text, Store.NO));
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }
}
