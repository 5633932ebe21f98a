package desakota.system.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

import desakota.system.load.BareOrder.Kind;
import desakota.system.load.BareOrder.Write;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * How many orders a second the database and the broker take from a program that has nothing but
 * their two drivers and does the writes of {@link BareOrder}, as durable as the market's: majority
 * and journal, all replicas. It is a good one of its kind: it never reads, sends records without
 * waiting for the one before, and clears many documents with one command. The documents have no
 * index but their id's.
 */
final class BareLimit implements AutoCloseable {

    private static final String NAME = "bare-limit";
    private static final int PARTITIONS = 6;
    private static final int PRODUCTS = 500;

    private final MongoClient mongo;
    private final MongoDatabase database;
    private final KafkaProducer<String, byte[]> kafka;
    private final Admin admin;
    private final Clearing clearing = new Clearing();
    private final String text = Words.text(200, new Random(1));
    private final byte[] record =
            text.substring(0, BareOrder.RECORD_BYTES).getBytes(StandardCharsets.UTF_8);

    /** Is told that something was done, from {@code System.nanoTime()} to another. */
    interface Stopwatch {
        void took(long begun, long ended);
    }

    BareLimit(Site site) {
        mongo = MongoClients.create(site.databaseUri());
        database =
                mongo.getDatabase(NAME).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        kafka = new KafkaProducer<>(producerSettings(site));
        admin =
                Admin.create(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) site.brokers()));
        admin.createTopics(Set.of(new NewTopic(NAME, PARTITIONS, (short) 1)));
        for (int i = 0; i < PRODUCTS; i++)
            collection("products")
                    .insertOne(
                            new Document("_id", "product-" + i)
                                    .append("available", Integer.MAX_VALUE)
                                    .append("reserved", 0)
                                    .append("holds", List.of()));
    }

    /** Runs the limit alone, {@code load.seconds} long with {@code load.buyers} at once. */
    static void main() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("load.seconds", 10);
        int atOnce = Integer.getInteger("load.buyers", 16);
        try (var limit = new BareLimit(Site.given())) {
            limit.run(Duration.ofSeconds(2), atOnce, (_, _) -> {});
            System.out.printf(
                    "bare limit, %d at once: %.0f orders/s%n",
                    atOnce, limit.run(Duration.ofSeconds(seconds), atOnce, (_, _) -> {}));
        }
    }

    private static Map<String, Object> producerSettings(Site site) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                site.brokers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true);
    }

    /**
     * Places and pays for so long.
     *
     * @param stopwatch is told of each order
     * @return orders a second
     */
    double run(Duration time, int atOnce, Stopwatch stopwatch) throws InterruptedException {
        var begun = System.nanoTime();
        var end = begun + time.toNanos();
        var buying = new ArrayList<Callable<Long>>();
        for (int i = 0; i < atOnce; i++) buying.add(() -> buyUntil(end, stopwatch));
        long done = 0;
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var bought : buyers.invokeAll(buying)) done += bought.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private long buyUntil(long end, Stopwatch stopwatch) {
        long done = 0;
        for (var placed = System.nanoTime(); placed < end; placed = System.nanoTime()) {
            order();
            stopwatch.took(placed, System.nanoTime());
            done++;
        }
        return done;
    }

    private void order() {
        var id = UUID.randomUUID().toString();
        var sent = new ArrayList<CompletableFuture<?>>();
        for (var write : BareOrder.WRITES) {
            if (write.kind() == Kind.CLEAR) continue;
            write(id, write);
            if (sent.size() < BareOrder.RECORDS) sent.add(send(id));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        var cleared = new ArrayList<CompletableFuture<?>>();
        for (var write : BareOrder.WRITES)
            if (write.kind() == Kind.CLEAR)
                cleared.add(
                        clearing.clear(
                                collection(write.collection()),
                                write.collection().equals("products") ? product(id) : id));
        CompletableFuture.allOf(cleared.toArray(CompletableFuture[]::new)).join();
    }

    private void write(String id, Write write) {
        var collection = collection(write.collection());
        var body = text.substring(0, write.bytes());
        var byId = new Document("_id", id);
        switch (write.kind()) {
            case INSERT -> collection.insertOne(byId.append("version", 1L).append("body", body));
            case CHANGE ->
                    collection.updateOne(
                            byId.append("version", new Document("$gte", 1L)),
                            new Document("$set", new Document("body", body))
                                    .append("$inc", new Document("version", 1L)));
            case HOLD ->
                    collection.updateOne(
                            new Document("_id", product(id))
                                    .append("available", new Document("$gte", 1))
                                    .append("holds.by", new Document("$ne", id)),
                            new Document(
                                            "$inc",
                                            new Document("available", -1).append("reserved", 1))
                                    .append(
                                            "$push",
                                            new Document("holds", new Document("by", id))));
            case CLEAR -> throw new IllegalArgumentException("Clearings go together");
        }
    }

    private CompletableFuture<?> send(String id) {
        var sent = new CompletableFuture<@Nullable Void>();
        var _ =
                kafka.send(
                        new ProducerRecord<>(NAME, id, record),
                        (_, failure) -> {
                            if (failure == null) sent.complete(null);
                            else sent.completeExceptionally(failure);
                        });
        return sent;
    }

    private MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** The product of an order. */
    private static String product(String orderId) {
        return "product-" + Math.floorMod(orderId.hashCode(), PRODUCTS);
    }

    @Override
    public void close() {
        clearing.close();
        kafka.close();
        admin.deleteTopics(Set.of(NAME));
        admin.close();
        database.drop();
        mongo.close();
    }
}
