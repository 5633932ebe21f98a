package desakota.logistics.shipment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.ShipmentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.consume.Received;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** All shipments. */
@Repository
public class Shipments {

    private final MongoTemplate mongo;
    private final Aggregates<Shipment, ShipmentEvent> aggregates;

    Shipments(MongoTemplate mongo, AggregatesFactory aggregates) {
        this.mongo = mongo;
        this.aggregates = aggregates.of(Shipment.class, ShipmentEvent.class);
    }

    /** The shipment of this order. */
    public Optional<Shipment> find(String orderId) {
        return aggregates.find(orderId);
    }

    /** The shipment that has this parcel. */
    public Optional<Shipment> ofParcel(String parcelId) {
        return Optional.ofNullable(
                mongo.findOne(query(where("parcels._id").is(parcelId)), Shipment.class));
    }

    /** The shipment that has the parcel with this code. */
    public Optional<Shipment> ofCode(String code) {
        return Optional.ofNullable(
                mongo.findOne(query(where("parcels.code").is(code)), Shipment.class));
    }

    /** The shipments that have parcels with these codes. */
    public List<Shipment> ofCodes(Collection<String> codes) {
        return mongo.find(query(where("parcels.code").in(codes)), Shipment.class);
    }

    /**
     * Shipments that have one of these {@link Whereabouts}, oldest order first.
     *
     * @param from order id to begin with; empty for the first
     */
    public List<Shipment> by(List<String> whereabouts, String from, int limit) {
        return mongo.find(
                query(where("whereabouts").in(whereabouts).and("_id").gte(from))
                        .with(Sort.by("_id"))
                        .limit(limit),
                Shipment.class);
    }

    /**
     * These fields alone of the shipments that have one of these {@link Whereabouts}, oldest order
     * first.
     */
    <T> List<T> lookUp(
            Collection<String> whereabouts, int limit, Class<T> type, List<String> fields) {
        var found = query(where("whereabouts").in(whereabouts)).with(Sort.by("_id")).limit(limit);
        found.fields().include(fields.toArray(String[]::new));
        return mongo.find(found, type, "shipments");
    }

    /** Whether any shipment has one of these {@link Whereabouts}. */
    public boolean areAny(Collection<String> whereabouts) {
        return mongo.exists(query(where("whereabouts").in(whereabouts)), Shipment.class);
    }

    /** Changes a shipment: see {@link Aggregates#changeTo}. */
    public Optional<Shipment> change(
            String orderId, Function<Shipment, Optional<Change<Shipment, ShipmentEvent>>> decide) {
        return aggregates.changeTo(orderId, decide);
    }

    void open(
            Received<?> fact,
            Supplier<Shipment> fresh,
            Function<Shipment, List<ShipmentEvent>> decide) {
        aggregates.open(fact, fresh, decide);
    }

    void react(Received<?> fact, Function<Shipment, List<ShipmentEvent>> decide) {
        aggregates.react(fact, decide);
    }

    void react(
            Received<?> fact,
            UnaryOperator<Shipment> note,
            Function<Shipment, List<ShipmentEvent>> decide) {
        aggregates.react(fact, note, decide);
    }

    /**
     * Shipments with a parcel that has been missing since before this moment, the longest first.
     */
    List<Shipment> soughtSinceBefore(Instant moment, int limit) {
        return before("soughtSince", moment, limit);
    }

    /** Shipments with a parcel of which nothing was heard since before this moment. */
    List<Shipment> quietSinceBefore(Instant moment, int limit) {
        return before("quietSince", moment, limit);
    }

    private List<Shipment> before(String since, Instant moment, int limit) {
        return mongo.find(
                query(where(since).lt(moment)).with(Sort.by(since)).limit(limit), Shipment.class);
    }
}
