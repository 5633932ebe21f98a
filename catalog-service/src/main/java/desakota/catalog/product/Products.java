package desakota.catalog.product;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.catalog.producer.Producer;
import desakota.catalog.product.Product.Edit;
import desakota.events.ProductEvent.Photo;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.outbox.StateRelay;

import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** The stored products. Each change is one conditional write. */
@Component
public class Products {

    private static final int BATCH = 200;

    private final MongoTemplate mongo;
    private final StateRelay<Product> relay;
    private final ProductStates states;
    private final ApplicationEventPublisher written;

    Products(
            MongoTemplate mongo,
            StateRelay<Product> relay,
            ProductStates states,
            ApplicationEventPublisher written) {
        this.mongo = mongo;
        this.relay = relay;
        this.states = states;
        this.written = written;
    }

    /** That a person's write changed a product, here and now. */
    public record ProductWritten(ProductChanged state) {}

    /** The product of this id. */
    public Optional<Product> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Product.class));
    }

    /** The product of this slug. */
    public Optional<Product> findBySlug(String slug) {
        return Optional.ofNullable(mongo.findOne(query(where("slug").is(slug)), Product.class));
    }

    /** Stores a new product; empty when its id or its slug is taken. */
    Optional<Product> add(Product fresh) {
        try {
            relay.insert(fresh);
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
        return find(fresh.id()).map(this::told);
    }

    /** Writes an edit of the text; empty when somebody edited it since it was read. */
    Optional<Product> edit(Product read, Listing listing, Edit edit) {
        return write(
                where("_id").is(read.id()).and("edits").is(read.edits()),
                recording(edit).set("listing", listing).inc("edits", 1));
    }

    /**
     * Says how many goods are on hand; empty when something was reserved, released, taken in or put
     * back since the product was read.
     */
    public Optional<Product> count(Product read, int onHand, Edit edit) {
        var stock = read.stock();
        return write(
                where("_id")
                        .is(read.id())
                        .and("stock.reserved")
                        .is(stock.reserved())
                        .and("stock.available")
                        .is(stock.available()),
                recording(edit).set("stock.available", onHand - stock.reserved()));
    }

    /** Adds a photo; empty when there are {@value Product#PHOTOS} already. */
    public Optional<Product> addPhoto(String id, Photo photo, Edit edit) {
        return write(
                where("_id").is(id).and("photos." + (Product.PHOTOS - 1)).exists(false),
                recording(edit).push("photos", photo));
    }

    /** Takes a photo away; empty when the product has no such photo. */
    public Optional<Product> removePhoto(String id, String photoId, Edit edit) {
        return write(
                where("_id").is(id).and("photos.id").is(photoId),
                recording(edit).pull("photos", query(where("id").is(photoId))));
    }

    /**
     * Publishes the products of a producer again, with the producer as they are now or later:
     * whatever instance publishes next, and however old its memory of the producer is.
     *
     * @param after the id of the last one that was; empty to begin
     * @return the id of the last one that is; empty when there are no more
     */
    Optional<String> republish(Producer producer, String after) {
        var next =
                query(where("producerId").is(producer.id()).and("_id").gt(after))
                        .with(Sort.by("_id"))
                        .limit(BATCH);
        next.fields().include("_id");
        var ids =
                mongo.find(next, Document.class, mongo.getCollectionName(Product.class)).stream()
                        .map(product -> product.getString("_id"))
                        .toList();
        if (ids.isEmpty()) return Optional.empty();
        var update = relay.marked(new Update().max("makerVersion", producer.stateVersion()));
        mongo.updateMulti(query(where("_id").in(ids)), update, Product.class);
        ids.forEach(relay::changed);
        return Optional.of(ids.getLast());
    }

    private static Update recording(Edit edit) {
        return new Update().push("history").slice(-Product.HISTORY).each(List.of(edit));
    }

    private Optional<Product> write(Criteria guard, Update update) {
        return Optional.ofNullable(
                        mongo.findAndModify(
                                query(guard),
                                relay.marked(update),
                                FindAndModifyOptions.options().returnNew(true),
                                Product.class))
                .map(this::told);
    }

    private Product told(Product stored) {
        relay.changed(stored.id());
        written.publishEvent(new ProductWritten(states.of(stored)));
        return stored;
    }
}
