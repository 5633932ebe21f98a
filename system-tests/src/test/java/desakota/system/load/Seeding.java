package desakota.system.load;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills a running market up to {@code load.products} seeded products and {@code load.orders}
 * finished orders, then has the books counted anew.
 */
final class Seeding {

    /** So many different orders are copied. */
    private static final int PATTERNS = 6;

    /** More codes than one order takes. */
    private static final int CODES_OF_ORDER = 32;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Seeding() {}

    static void main() throws IOException, InterruptedException {
        var site = Site.given();
        int products = Integer.getInteger("load.products", 1_000);
        long orders = Long.getLong("load.orders", 1_000);
        try (var mongo = MongoClients.create(site.databaseUri())) {
            plantProducts(site, mongo, products);
            plantOrders(site, mongo, products, orders);
        }
        var books =
                Visitor.demo(site.address(), "pengelola")
                        .at("http://localhost:" + (site.port() + 5))
                        .post("/api/admin/ledger/recount", Map.of());
        System.out.println("The books were counted anew: " + books);
    }

    private static void plantProducts(Site site, MongoClient mongo, int products) {
        var anyone = Visitor.anonymous(site.address());
        var demo = anyone.list("/api/catalog/producers?size=100", 1_000);
        var known = demo.stream().filter(p -> !p.get("id").asString().startsWith("perajin-"));
        try (var kafka = new KafkaProducer<String, byte[]>(settings(site))) {
            new ProductSeed(mongo, kafka, new Goods(known.toList())).plant(products);
        }
    }

    private static Map<String, Object> settings(Site site) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                site.brokers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024);
    }

    private static void plantOrders(Site site, MongoClient mongo, int products, long orders)
            throws InterruptedException {
        var present = mongo.getDatabase("orders").getCollection("orders").estimatedDocumentCount();
        if (present >= orders) return;
        var patterns = patterns(site, mongo);
        new OrderSeed(mongo, patterns, Goods.producersOf(products), present * CODES_OF_ORDER)
                .plant(orders - present - PATTERNS);
    }

    private static List<FinishedOrder> patterns(Site site, MongoClient mongo) {
        var buying = new PatternOrders(site.address());
        var ofTwo = List.of("kopi-robusta-wagir-sangrai-biji", "keripik-tempe-bu-sri-original");
        var anyone = Visitor.anonymous(site.address());
        var products =
                ofTwo.stream()
                        .map(slug -> anyone.get("/api/catalog/products/" + slug))
                        .map(product -> product.get("id").asString())
                        .toList();
        var ids = new ArrayList<String>();
        for (int i = 0; i < PATTERNS; i++)
            ids.add(buying.bringHome(i % 2 == 0 ? products : products.subList(0, 1)));
        ids.forEach(id -> awaitQuiet(mongo, id));
        Set<String> shared = new HashSet<>(products);
        return ids.stream().map(id -> FinishedOrder.read(mongo, id, shared)).toList();
    }

    /** Waits until the books have the order's sale and nothing of it is left to publish. */
    private static void awaitQuiet(MongoClient mongo, String id) {
        var payments = mongo.getDatabase("payments");
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var entries = new ArrayList<Document>();
            payments.getCollection("journal_entries")
                    .find(new Document("orderId", id))
                    .into(entries);
            var isCounted = entries.stream().noneMatch(entry -> entry.containsKey("uncounted"));
            var isPublished =
                    mongo
                            .getDatabase("orders")
                            .getCollection("orders")
                            .find(new Document("_id", id))
                            .into(new ArrayList<>())
                            .stream()
                            .allMatch(order -> order.getList("outbox", Document.class).isEmpty());
            if (entries.size() >= 2 && isCounted && isPublished) return;
            if (System.nanoTime() > end)
                throw new IllegalStateException("Order " + id + " does not come to rest");
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
