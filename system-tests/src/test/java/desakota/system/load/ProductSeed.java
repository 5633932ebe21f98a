package desakota.system.load;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.State;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Fills the catalogue: its documents as its own classes and Spring Data's converter store them, and
 * the states that it would have published of them, so that every service learns of the goods as it
 * always does. What is there already stays.
 */
final class ProductSeed {

    private static final int BATCH = 500;
    private static final int DUPLICATE_KEY = 11000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> producers;
    private final MongoCollection<Document> products;
    private final KafkaProducer<String, byte[]> kafka;
    private final Goods goods;
    private final Queue<Exception> failed = new ConcurrentLinkedQueue<>();
    private final MappingMongoConverter converter = converter();
    private final EventCodec codec = new EventCodec();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    ProductSeed(MongoClient mongo, KafkaProducer<String, byte[]> kafka, Goods goods) {
        this.producers = mongo.getDatabase("catalog").getCollection("producers");
        this.products = mongo.getDatabase("catalog").getCollection("products");
        this.kafka = kafka;
        this.goods = goods;
    }

    void plant(int count) {
        var makers = new ArrayList<ProducerChanged>();
        for (int i = 0; i < Goods.producersOf(count); i++) makers.add(goods.maker(i));
        store(producers, makers.stream().map(Goods::stored).map(this::toDocument).toList());
        makers.forEach(maker -> publish(Topic.PRODUCERS, maker.id(), maker));

        var pace = new Pace("products", count);
        for (int from = 0; from < count; from += BATCH) {
            var batch = new ArrayList<Document>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                var product = goods.product(i);
                batch.add(toDocument(product));
                publish(
                        Topic.PRODUCTS,
                        product.id(),
                        Goods.state(product, makers.get(i / Goods.OF_ONE_PRODUCER)));
            }
            store(products, batch);
            pace.add(batch.size());
        }
        kafka.flush();
        if (!failed.isEmpty()) throw new IllegalStateException(failed.peek());
        pace.end();
    }

    private void publish(Topic topic, String id, State state) {
        var envelope =
                new Envelope(
                        id + "-" + state.version(),
                        codec.typeOf(state),
                        "/" + topic.owner(),
                        id,
                        state.version(),
                        now,
                        null,
                        codec.encode(state));
        var _ =
                kafka.send(
                        envelope.toRecord(topic.topicName()),
                        (_, reason) -> {
                            if (reason != null) failed.add(reason);
                        });
    }

    private Document toDocument(Object stored) {
        var document = new Document();
        converter.write(stored, document);
        return document;
    }

    private static void store(MongoCollection<Document> collection, List<Document> documents) {
        try {
            collection.insertMany(documents, UNORDERED);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY))
                throw e;
        }
    }

    private static MappingMongoConverter converter() {
        var conversions = new MongoCustomConversions(List.of());
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
