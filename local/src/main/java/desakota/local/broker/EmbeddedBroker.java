package desakota.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Apache Kafka inside this JVM: one node that is broker and controller at once, on the loopback
 * interface. Its classes are no public API, so they are used here and nowhere else.
 *
 * <p>What it acknowledges survives the end of the process at any moment, as Kafka writes to the
 * file system's cache before it acknowledges; a loss of power can take the last moments, since one
 * node has nobody to copy from.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    /**
     * A door of the broker on the loopback interface.
     *
     * @param name in capitals; each has its own
     * @param announcedPort the port that clients who came in here are told to turn to: the door's
     *     own, or that of something between them and the door
     */
    public record Listener(String name, int port, int announcedPort) {}

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts on free ports, with its log in the folder, which is formatted if it is new.
     *
     * @throws Exception what Kafka's own start declares: the folder is in use, or can't be written
     */
    public static EmbeddedBroker start(Path folder) throws Exception {
        var port = freePort();
        return start(folder, List.of(new Listener("PLAINTEXT", port, port)));
    }

    /** As {@link #start(Path)}, where these say. The first one's address is the broker's own. */
    public static EmbeddedBroker start(Path folder, List<Listener> listeners) throws Exception {
        format(folder);
        sayWhenItHalts();
        var server =
                new KafkaRaftServer(
                        KafkaConfig.fromProps(
                                Utils.mkProperties(settings(folder, listeners, freePort()))),
                        Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, "127.0.0.1:" + listeners.getFirst().port());
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** A broker that can't write ends the process at once, and its log may be on the full disk. */
    private static void sayWhenItHalts() {
        Exit.setHaltProcedure(
                (status, _) -> {
                    System.err.println(
                            "the broker could not go on, as when its disk is full or fails.");
                    Runtime.getRuntime().halt(status);
                });
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(false)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .run();
    }

    private static Map<String, String> settings(
            Path folder, List<Listener> listeners, int controllerPort) {
        var controller = "127.0.0.1:" + controllerPort;
        var bound = new StringJoiner(",");
        var announced = new StringJoiner(",");
        var protocols = new StringJoiner(",");
        for (var listener : listeners) {
            bound.add(listener.name() + "://127.0.0.1:" + listener.port());
            announced.add(listener.name() + "://127.0.0.1:" + listener.announcedPort());
            protocols.add(listener.name() + ":PLAINTEXT");
        }
        var settings = new HashMap<String, String>();
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("process.roles", "broker,controller");
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("listeners", bound.add("CONTROLLER://" + controller).toString());
        settings.put("advertised.listeners", announced.toString());
        settings.put(
                "listener.security.protocol.map", protocols.add("CONTROLLER:PLAINTEXT").toString());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", listeners.getFirst().name());
        settings.put("log.dirs", folder.toString());

        // a typing error in a topic's name shall fail: the services declare their topics
        settings.put("auto.create.topics.enable", "false");

        // one node has nobody to copy to
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("share.coordinator.state.topic.num.partitions", "1");

        // nobody else to wait for; after a kill the old session must be over soon
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "200");
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controlled.shutdown.enable", "false");

        // small, for a machine that does other things too
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.segment.bytes", String.valueOf(64 << 20));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        settings.put("background.threads", "2");
        return settings;
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
