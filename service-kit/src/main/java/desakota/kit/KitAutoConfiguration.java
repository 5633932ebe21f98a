package desakota.kit;

import com.mongodb.WriteConcern;

import desakota.events.DeliveryCodeKey;
import desakota.events.Topic;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.aggregate.WriteConflicts;
import desakota.kit.consume.ConsumeConfiguration;
import desakota.kit.consume.ConsumeConfiguration.ParkedCount;
import desakota.kit.event.EventCodec;
import desakota.kit.once.OnceConfiguration;
import desakota.kit.outbox.Outbox;
import desakota.kit.outbox.OutboxConfiguration;
import desakota.kit.problem.ProblemValve;
import desakota.kit.problem.Problems;
import desakota.kit.problem.UnreadableRequests;
import desakota.kit.security.SecurityConfiguration;
import desakota.kit.state.StateTable;
import desakota.kit.state.StateTablesHealth;
import desakota.kit.telemetry.KitMetrics;
import desakota.kit.web.ArgumentDocs;
import desakota.kit.web.Arguments;
import desakota.kit.web.JavadocWords;
import desakota.kit.web.RecordDocs;
import desakota.kit.web.StrictJson;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.apache.kafka.clients.admin.NewTopic;
import org.springdoc.core.configuration.SpringDocJavadocConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoDatabaseFactorySupport;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Gives a service its habits: see the packages below for each. */
@AutoConfiguration(
        before = SpringDocJavadocConfiguration.class,
        after = {DataMongoAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(KitProperties.class)
@EnableScheduling
@Import({
    OutboxConfiguration.class,
    ConsumeConfiguration.class,
    OnceConfiguration.class,
    SecurityConfiguration.class,
    Problems.class,
    UnreadableRequests.class,
    StrictJson.class,
    ArgumentDocs.class,
    RecordDocs.class,
    JavadocWords.class,
    Arguments.class
})
public class KitAutoConfiguration {

    /** More than any service has. */
    private static final int MOST_TASKS = 64;

    @Bean
    @ConditionalOnMissingBean
    Clock clock(KitProperties properties) {
        return Clock.offset(Clock.systemUTC(), properties.clock().offset());
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** For the two services that need it; the others start without the secret. */
    @Bean
    @Lazy
    DeliveryCodeKey deliveryCodeKey(@Value("${desakota.delivery-code-secret:}") String secret) {
        return new DeliveryCodeKey(secret);
    }

    @Bean
    AggregatesFactory aggregatesFactory(MongoTemplate mongo, Outbox outbox) {
        return new AggregatesFactory(mongo, outbox);
    }

    @Bean
    static BeanPostProcessor writeConflicts() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof MongoDatabaseFactorySupport<?> databases)
                    databases.setExceptionTranslator(new WriteConflicts());
                return bean;
            }
        };
    }

    /** What is acknowledged is on the disks of the majority: nothing acknowledged is ever lost. */
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                        // Two minutes otherwise: by then whoever asked is long gone.
                        .applyToConnectionPoolSettings(
                                pool -> pool.maxWaitTime(5, TimeUnit.SECONDS))
                        .applyToSocketSettings(
                                socket ->
                                        socket.connectTimeout(3, TimeUnit.SECONDS)
                                                .readTimeout(30, TimeUnit.SECONDS));
    }

    /** Every topic of the market, so that services may start in any order. */
    @Bean
    NewTopics topics(KitProperties properties) {
        var topics = Arrays.stream(Topic.values()).map(topic -> newTopic(topic, properties));
        return new NewTopics(topics.toArray(NewTopic[]::new));
    }

    /** How a topic is made. */
    static NewTopic newTopic(Topic topic, KitProperties properties) {
        var fresh =
                TopicBuilder.name(topic.topicName())
                        .partitions(properties.partitions())
                        .replicas(properties.replicas())
                        .config("min.insync.replicas", inSync(properties));
        // Facts are kept for ever: every one counts, and books are rebuilt from them.
        return topic.compacted()
                ? fresh.compact().build()
                : fresh.config("retention.ms", "-1").build();
    }

    /**
     * With one replica there is only itself; with more, one may be missing when a write is taken.
     */
    private static String inSync(KitProperties properties) {
        return Integer.toString(Math.max(1, properties.replicas() - 1));
    }

    @Bean
    NewTopics deadLetterTopic(KitProperties properties) {
        return new NewTopics(
                TopicBuilder.name(ConsumeConfiguration.DEAD_LETTERS)
                        .partitions(1)
                        .replicas(properties.replicas())
                        .config("retention.ms", "-1")
                        .build());
    }

    /** Comes after Boot's own report of errors, and so answers before it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat ->
                tomcat.addContextCustomizers(
                        context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    /**
     * A thread for each task, so that one that hangs keeps no other from being done. Not Boot's
     * scheduler for virtual threads: that one has a single thread for all tasks with a fixed delay.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(MOST_TASKS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    @Bean
    HealthIndicator stateTablesHealthIndicator(ObjectProvider<StateTable<?, ?>> tables) {
        return new StateTablesHealth(tables.stream().toList());
    }

    @Bean
    KitMetrics kitMetrics(MeterRegistry meters, Outbox outbox, ParkedCount parked) {
        return new KitMetrics(meters, outbox::depth, parked::parked, parked::dead);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        var bearer =
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info().title("Desakota " + service).version("1"))
                .components(new Components().addSecuritySchemes("bearer", bearer))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }
}
