package desakota.local;

import desakota.local.broker.EmbeddedBroker;
import desakota.local.database.Database;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The whole market in one JVM: database and broker, then every service as a Spring context of its
 * own on its own port, as in separate processes. It keeps everything below one folder and stops in
 * order on SIGTERM.
 */
final class Market {

    private static final int DEFAULT_PORT = 8080;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path data;
    private final int basePort;
    private final Map<String, String> given;
    private final Progress progress;
    private final Map<Service, ConfigurableApplicationContext> services = new ConcurrentHashMap<>();
    private final Deque<Runnable> stopServers = new ConcurrentLinkedDeque<>();

    private Market(Path data, int basePort, Map<String, String> given) throws IOException {
        this.data = data;
        this.basePort = basePort;
        this.given = given;
        this.progress = new Progress(data.resolve("run").resolve("progress"));
    }

    /**
     * Takes the folder of the data, and settings for all services in the form {@code --name=value};
     * {@code DESAKOTA_PORT} is the gateway's port, the others follow it.
     */
    static void main(String[] args) throws Exception {
        // MarketLog sets logging up once for all, and asks where
        System.setProperty("desakota.data", args[0]);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var environment = System.getenv();
        var port = environment.getOrDefault("DESAKOTA_PORT", String.valueOf(DEFAULT_PORT));
        var market = new Market(Path.of(args[0]), Integer.parseInt(port), Settings.given(args, 1));
        Runtime.getRuntime().addShutdownHook(new Thread(market::stop, "stop"));
        try {
            market.start(environment);
        } catch (ExecutionException e) {
            // the progress file has said why
            System.exit(1);
        }
    }

    private void start(Map<String, String> environment) throws Exception {
        var database =
                progress.start("database", () -> openDatabase(environment), Database::description);
        var broker =
                progress.start(
                        "broker",
                        this::startBroker,
                        started -> "Kafka at " + started.bootstrapServers());
        var settings =
                new Settings(
                        basePort,
                        database.get().uri(),
                        broker.get().bootstrapServers(),
                        Secrets.in(data.resolve("secrets.properties")),
                        given);
        var starting = new ArrayList<Future<?>>();
        for (var service : Service.values()) {
            starting.add(
                    progress.start(
                            service.id(),
                            () -> run(service, settings),
                            _ -> settings.address(service)));
        }
        for (var service : starting) {
            service.get();
        }
        progress.start("market", () -> awaitReady(settings), address -> address).get();
    }

    private ConfigurableApplicationContext run(Service service, Settings settings) {
        var context =
                new SpringApplicationBuilder(service.application())
                        .web(service.webType())
                        .registerShutdownHook(false)
                        .run(settings.of(service));
        services.put(service, context);
        return context;
    }

    /** Waits until the gateway says that every service is ready and there are goods to buy. */
    private static String awaitReady(Settings settings) throws IOException, InterruptedException {
        var gateway = settings.address(Service.GATEWAY);
        try (var client = HttpClient.newHttpClient()) {
            await(client, gateway + "/actuator/health/readiness", "UP");
            await(client, gateway + "/api/catalog/products?size=1", "\"slug\"");
        }
        return gateway;
    }

    private static void await(HttpClient client, String address, String text)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST_WAIT).build();
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200 && response.body().contains(text)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "after %d s %s answers %d, %s"
                                .formatted(
                                        LONGEST_WAIT.toSeconds(),
                                        address,
                                        response.statusCode(),
                                        response.body()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Database openDatabase(Map<String, String> environment)
            throws IOException, InterruptedException {
        var searchPath = environment.getOrDefault("PATH", "");
        var database = Database.open(environment.get("MONGODB_URI"), data, searchPath);
        stopServers.push(database::close);
        return database;
    }

    private EmbeddedBroker startBroker() throws Exception {
        var broker = EmbeddedBroker.start(data.resolve("kafka"));
        stopServers.push(broker::close);
        return broker;
    }

    /**
     * Stops the gateway first, so that no request meets half a market, and what the others need
     * last.
     */
    private void stop() {
        var gateway = services.remove(Service.GATEWAY);
        if (gateway != null) {
            gateway.close();
        }
        services.values().parallelStream().forEach(ConfigurableApplicationContext::close);
        stopServers.forEach(Runnable::run);
        progress.stopped();
    }
}
