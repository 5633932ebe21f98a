package desakota.kit.consume;

import desakota.kit.event.EventCodec;
import desakota.kit.outbox.TraceContext;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

import java.time.Clock;
import java.util.List;

/** One listener container for all of a service's {@link Subscription}s. */
@Configuration(proxyBeanMethods = false)
@Import(DeadLetters.class)
public class ConsumeConfiguration {

    /** The topic of records that stayed unhandled, with the reason as a header. */
    public static final String DEAD_LETTERS = "dead-letters";

    @Bean
    ParkedRecords parkedRecords(MongoTemplate mongo, Clock clock) {
        return new ParkedRecords(mongo, clock);
    }

    @Bean
    ParkedCount parkedCount(ParkedRecords parked) {
        return new ParkedCount(parked);
    }

    @Bean
    Dispatcher dispatcher(
            ObjectProvider<Subscription<?>> subscriptions,
            EventCodec codec,
            TraceContext traces,
            MeterRegistry meters) {
        return new Dispatcher(subscriptions.stream().toList(), codec, traces, meters);
    }

    @Bean
    Consumers consumers(Dispatcher dispatcher, ParkedRecords parked) {
        return new Consumers(dispatcher, parked);
    }

    @Bean
    Retrying retrying(
            Dispatcher dispatcher,
            ParkedRecords parked,
            KafkaTemplate<String, byte[]> kafka,
            @Value("${spring.application.name}") String service) {
        return new Retrying(dispatcher, parked, kafka, service);
    }

    @Bean
    FactListeners factListeners(
            ConsumerFactory<String, byte[]> consumerFactory,
            Dispatcher dispatcher,
            Consumers consumers,
            @Value("${spring.application.name}") String service) {
        return new FactListeners(containerOf(consumerFactory, dispatcher, consumers, service));
    }

    private static List<ConcurrentMessageListenerContainer<String, byte[]>> containerOf(
            ConsumerFactory<String, byte[]> consumerFactory,
            Dispatcher dispatcher,
            Consumers consumers,
            String service) {
        var topics = dispatcher.topicNames();
        if (topics.isEmpty()) return List.of();
        var settings = new ContainerProperties(topics.toArray(String[]::new));
        settings.setGroupId(service);
        settings.setMessageListener(consumers);
        settings.setAckMode(ContainerProperties.AckMode.BATCH);
        var container = new ConcurrentMessageListenerContainer<>(consumerFactory, settings);
        container.setBeanName(service + "-facts");
        // A batch fails as a whole only when not even parking works: again until the database is
        // back, never skipped.
        container.setCommonErrorHandler(new DefaultErrorHandler(new ExponentialBackOff(200, 2)));
        return List.of(container);
    }

    /** How many records wait for another try, and how many for a person. */
    public static final class ParkedCount {
        private final ParkedRecords parked;

        ParkedCount(ParkedRecords parked) {
            this.parked = parked;
        }

        /** Records that are tried again by themselves. */
        public long parked() {
            return parked.count(ParkedRecord.State.PARKED);
        }

        /** Dead letters. */
        public long dead() {
            return parked.count(ParkedRecord.State.DEAD);
        }
    }
}
