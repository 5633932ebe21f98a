package desakota.catalog.demo;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import desakota.catalog.producer.Producer;
import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.product.Listing;
import desakota.catalog.product.Listing.Price;
import desakota.catalog.product.Product;
import desakota.catalog.product.Product.Edit;
import desakota.catalog.product.Product.Edit.What;
import desakota.catalog.product.Stock;
import desakota.kit.outbox.StateRelay;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills the market with the demo villages: only what is missing, whatever was sold since. */
@Component
@ConditionalOnBooleanProperty("desakota.demo")
class DemoMarket implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoMarket.class);

    private final MongoTemplate mongo;
    private final StateRelay<Producer> producerRelay;
    private final StateRelay<Product> productRelay;
    private final JsonMapper json;
    private final Clock clock;

    DemoMarket(
            MongoTemplate mongo,
            StateRelay<Producer> producerRelay,
            StateRelay<Product> productRelay,
            JsonMapper json,
            Clock clock) {
        this.mongo = mongo;
        this.producerRelay = producerRelay;
        this.productRelay = productRelay;
        this.json = json;
        this.clock = clock;
    }

    private record DemoProducer(
            String id,
            String name,
            String villageCode,
            String simpulId,
            String story,
            int since,
            @Nullable Consent consent) {

        Producer toProducer() {
            var registeredBy = consent == null ? id : simpulId;
            return new Producer(
                    id,
                    name,
                    villageCode,
                    simpulId,
                    story,
                    since,
                    consent,
                    registeredBy,
                    null,
                    0,
                    1);
        }
    }

    private record DemoProduct(
            String slug,
            String producerId,
            String listedBy,
            String name,
            String category,
            String description,
            @Nullable String story,
            long price,
            String unit,
            int unitQuantity,
            String unitMeasure,
            int weightGrams,
            int onHand,
            List<String> certificates) {

        /** Always the same id for the same slug: a name-based UUID, RFC 9562 section 5.3. */
        String id() {
            return UUID.nameUUIDFromBytes(("desakota/demo/" + slug).getBytes(UTF_8)).toString();
        }

        Listing listing() {
            return new Listing(
                    name,
                    category,
                    description,
                    story,
                    new Price(price, "IDR"),
                    unit,
                    unitQuantity,
                    unitMeasure,
                    weightGrams,
                    true);
        }
    }

    @Override
    public void run(ApplicationArguments args) {
        var producers = new LinkedHashMap<String, Producer>();
        for (var demo : read("producers.json", new TypeReference<List<DemoProducer>>() {}))
            producers.put(demo.id(), demo.toProducer());
        var products = new LinkedHashMap<String, Product>();
        for (var demo : read("products.json", new TypeReference<List<DemoProduct>>() {}))
            products.put(demo.id(), listed(demo, products.size()));
        log.info(
                "Demo market: added {} producers, {} products",
                addMissing(Producer.class, producers, producerRelay),
                addMissing(Product.class, products, productRelay));
    }

    private Product listed(DemoProduct demo, int minutesAgo) {
        var at = clock.instant().minus(Duration.ofMinutes(minutesAgo));
        var actingFor = demo.listedBy().equals(demo.producerId()) ? null : demo.producerId();
        return new Product(
                demo.id(),
                demo.slug(),
                demo.producerId(),
                demo.listedBy(),
                at,
                demo.listing(),
                demo.certificates(),
                Stock.of(demo.onHand()),
                List.of(),
                List.of(new Edit(at, demo.listedBy(), actingFor, What.LISTED)),
                null,
                0,
                1);
    }

    private <D> int addMissing(Class<D> type, Map<String, D> byId, StateRelay<D> relay) {
        var missing = new LinkedHashMap<>(byId);
        var known = query(where("_id").in(byId.keySet()));
        known.fields().include("_id");
        mongo.find(known, Document.class, mongo.getCollectionName(type))
                .forEach(document -> missing.remove(document.getString("_id")));
        if (missing.isEmpty()) return 0;
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, type);
        missing.forEach(
                (id, fresh) -> bulk.upsert(query(where("_id").is(id)), inserting(fresh, relay)));
        bulk.execute();
        missing.keySet().forEach(relay::changed);
        return missing.size();
    }

    /** Sets what is not there yet; of two instances that start at once, the first one's stays. */
    private <D> Update inserting(D fresh, StateRelay<D> relay) {
        var document = new Document();
        mongo.getConverter().write(fresh, document);
        document.remove("_id");
        document.remove(StateRelay.VERSION);
        var update = new Update();
        document.forEach(update::setOnInsert);
        return relay.marked(update);
    }

    private <T> T read(String file, TypeReference<T> type) {
        try (var bytes = new ClassPathResource("catalog/demo/" + file).getInputStream()) {
            return json.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
