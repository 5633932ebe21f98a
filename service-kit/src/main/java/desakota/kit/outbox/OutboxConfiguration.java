package desakota.kit.outbox;

import desakota.events.State;
import desakota.events.Topic;
import desakota.kit.event.EventCodec;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Clock;
import java.util.function.BiFunction;

/** The outbox and its relays. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    TraceContext traceContext(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContext(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    Relay relay(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, Clock clock) {
        return new Relay(mongo, kafka, clock);
    }

    @Bean
    Outbox outbox(
            MongoTemplate mongo,
            EventCodec codec,
            Relay relay,
            TraceContext traces,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new Outbox(mongo, codec, relay, traces, clock, service);
    }

    @Bean
    StateRelays stateRelays(
            MongoTemplate mongo,
            KafkaTemplate<String, byte[]> kafka,
            EventCodec codec,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new StateRelays(mongo, kafka, codec, clock, service);
    }

    /** Makes state relays, each to be declared as a bean by the service that owns the documents. */
    public record StateRelays(
            MongoTemplate mongo,
            KafkaTemplate<String, byte[]> kafka,
            EventCodec codec,
            Clock clock,
            String service) {

        /**
         * The relay of a collection's state.
         *
         * @param view the public state of a document at a version
         */
        public <D, S extends State> StateRelay<D> of(
                Class<D> type, Class<S> stateType, BiFunction<D, Long, ? extends S> view) {
            return new StateRelay<>(
                    mongo, kafka, codec, clock, service, type, Topic.of(stateType), view);
        }
    }
}
