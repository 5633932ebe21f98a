package desakota.kit.consume;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The way of a service's records once Kafka has handed them over, without Kafka. */
public final class Deliveries {

    private final Dispatcher dispatcher;
    private final Consumers consumers;
    private final Retrying retrying;
    private final MongoTemplate mongo;

    public Deliveries(ApplicationContext service) {
        this.dispatcher = service.getBean(Dispatcher.class);
        this.consumers = service.getBean(Consumers.class);
        this.retrying = service.getBean(Retrying.class);
        this.mongo = service.getBean(MongoTemplate.class);
    }

    /** What the service listens to. */
    public Set<Topic> topics() {
        return dispatcher.topicNames().stream().map(Topic::named).collect(Collectors.toSet());
    }

    /** Hands over a batch; when it returns, each record is handled or parked. */
    public void deliver(List<ConsumerRecord<String, byte[]>> batch) {
        consumers.onMessage(batch);
    }

    /** Tries what is parked again as if its time had come, however often it was tried before. */
    public void retry(Collection<String> lanes) {
        mongo.updateMulti(
                query(where("lane").in(lanes).and("state").is(ParkedRecord.State.PARKED)),
                new Update().set("retryAt", Instant.EPOCH).set("attempts", 0),
                ParkedRecord.class);
        retrying.retry();
    }

    /** What waits on these lanes, and why. */
    public List<String> waiting(Collection<String> lanes) {
        return mongo.find(query(where("lane").in(lanes)), ParkedRecord.class).stream()
                .filter(record -> record.state() != ParkedRecord.State.DISMISSED)
                .map(r -> "%s %d %s: %s".formatted(r.lane(), r.sequence(), r.state(), r.reason()))
                .toList();
    }
}
