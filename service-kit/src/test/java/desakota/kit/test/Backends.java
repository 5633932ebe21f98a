package desakota.kit.test;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import io.netty.channel.Channel;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One Kafka broker, one database server and one issuer of tokens for all tests of a JVM, started
 * when first needed. Each application context gets a database of its own, unless it names one with
 * {@code desakota.test.database}, as instances of one service must. With {@code MONGODB_URI} set,
 * that server is used.
 */
public final class Backends
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What order and logistics share. */
    public static final String DELIVERY_CODE_SECRET = "a secret of all tests, long enough for it";

    private static final AtomicInteger databases = new AtomicInteger();

    private static final class Broker {
        static final EmbeddedKafkaBroker RUNNING = start();

        private static EmbeddedKafkaBroker start() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperties(
                    Map.of(
                            "auto.create.topics.enable", "false",
                            "group.initial.rebalance.delay.ms", "0",
                            "offsets.topic.num.partitions", "1",
                            "offsets.topic.replication.factor", "1",
                            "transaction.state.log.replication.factor", "1",
                            "transaction.state.log.min.isr", "1"));
            broker.afterPropertiesSet();
            return broker;
        }
    }

    private static final class Database {
        static final String URI = start();

        private static String start() {
            var given = System.getenv("MONGODB_URI");
            if (given != null) return given;
            var server = new MongoServer(new SayingHello());
            return "mongodb://localhost:" + server.bind().getPort();
        }
    }

    /**
     * Answers {@code hello}, which drivers of today ask for, as its older form; and with copies,
     * since it would go on changing what is being sent.
     */
    private static final class SayingHello extends MemoryBackend {
        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return super.handleMessage(message).cloneDeeply();
        }

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            return super.handleCommand(
                    channel, database, command.equals("hello") ? "ismaster" : command, query);
        }
    }

    /** {@code host:port} of the broker. */
    public static String kafka() {
        return Broker.RUNNING.getBrokersAsString();
    }

    /** The connection string of a database. */
    public static String mongo(String database) {
        var base = Database.URI;
        var options = base.indexOf('?');
        var server = options < 0 ? base : base.substring(0, options);
        return (server.endsWith("/") ? server : server + "/")
                + database
                + (options < 0 ? "" : base.substring(options));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var queries = new Queries();
        var beans = context.getBeanFactory();
        beans.registerSingleton("queries", queries);
        beans.registerSingleton(
                "queryListener",
                (MongoClientSettingsBuilderCustomizer)
                        settings -> settings.addCommandListener(queries));
        var named = context.getEnvironment().getProperty("desakota.test.database");
        var database = named == null ? "test" + databases.incrementAndGet() : named;
        TestPropertyValues.of(
                        "spring.mongodb.uri=" + mongo(database),
                        "spring.kafka.bootstrap-servers=" + kafka(),
                        "desakota.partitions=3",
                        "desakota.delivery-code-secret=" + DELIVERY_CODE_SECRET,
                        "desakota.issuer=" + Tokens.ISSUER,
                        "desakota.jwk-set-uri=" + Tokens.jwkSetUri())
                .applyTo(context);
    }
}
