package desakota.system.load;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** Takes what was published out of documents, as many with one command as wait for it. */
final class Clearing implements AutoCloseable {

    private static final int MOST = 500;
    private static final BulkWriteOptions SIDE_BY_SIDE = new BulkWriteOptions().ordered(false);

    private record One(
            MongoCollection<Document> collection,
            String id,
            CompletableFuture<@Nullable Void> cleared) {}

    private final BlockingQueue<One> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().start(this::clearUntilClosed);

    CompletableFuture<?> clear(MongoCollection<Document> collection, String id) {
        var one = new One(collection, id, new CompletableFuture<>());
        waiting.add(one);
        return one.cleared();
    }

    private void clearUntilClosed() {
        try {
            while (true) {
                var batch = new ArrayList<One>();
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST - 1);
                batch.stream()
                        .collect(Collectors.groupingBy(one -> one.collection().getNamespace()))
                        .values()
                        .forEach(Clearing::clear);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void clear(List<One> batch) {
        try {
            batch.getFirst()
                    .collection()
                    .bulkWrite(batch.stream().map(Clearing::toUpdate).toList(), SIDE_BY_SIDE);
            batch.forEach(one -> one.cleared().complete(null));
        } catch (MongoException e) {
            batch.forEach(one -> one.cleared().completeExceptionally(e));
        }
    }

    private static UpdateOneModel<Document> toUpdate(One one) {
        return new UpdateOneModel<>(
                new Document("_id", one.id()),
                new Document("$set", new Document("outbox", List.of())));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
