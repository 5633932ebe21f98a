package desakota.system.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The market with each service, the gateway, the broker and the database as a process of its own,
 * and a line for every two that talk to each other.
 */
final class SplitTown implements Town {

    /** The services behind the gateway, each with its own line to the broker and the database. */
    static final List<String> SERVICES =
            List.of("identity", "catalog", "order", "logistics", "payment");

    static final String GATEWAY = "gateway";
    static final String BROKER = "broker";
    static final String DATABASE = "database";

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** The ports of each kind come one after another, as many as there may be. */
    private static final int ROOM = 10;

    private final Path folder;
    private final int firstPort;
    private final List<MarketPart> parts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private SplitTown(Path folder, int firstPort) {
        this.folder = folder;
        this.firstPort = firstPort;
    }

    /** A market that does not run yet. It takes {@code 7 * ROOM} ports from the first on. */
    static SplitTown in(Path folder, int firstPort) {
        var town = new SplitTown(folder, firstPort);
        town.lay();
        return town;
    }

    private void lay() {
        var database = port(0, 8);
        add(DATABASE, 192, database, false, "--port=" + database);
        add(BROKER, 384, port(1, 0), false, "--listeners=" + listeners());
        for (var service : SERVICES) {
            line(service + "-broker", port(2, of(service)), port(1, 1 + of(service)));
            line(service + "-database", port(3, of(service)), database);
            line("gateway-" + service, port(4, of(service)), port(0, of(service)));
        }
        line("keys", port(5, 0), port(0, of("identity")));
        line("order-quotes", port(5, 1), port(0, of("logistics")));
        line("clients-gateway", firstPort + 9, port(0, 7));
        for (var service : SERVICES) addService(service);
        var gateway = new ArrayList<>(List.of("--server.port=" + port(0, 7)));
        for (var service : SERVICES)
            gateway.add("--desakota.services." + service + "=" + http(port(4, of(service))));
        gateway.addAll(common());
        add(GATEWAY, 192, port(0, 7), true, gateway.toArray(String[]::new));
    }

    private void addService(String service) {
        var settings = new ArrayList<String>();
        settings.add("--server.port=" + port(0, of(service)));
        settings.add("--spring.mongodb.uri=mongodb://127.0.0.1:" + port(3, of(service)));
        settings.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + port(2, of(service)));
        settings.add("--desakota.services.logistics=" + http(port(5, 1)));
        // The only secret that two of them share.
        settings.add("--desakota.delivery-code-secret=of this town alone, whoever keeps it");
        settings.addAll(common());
        settings.addAll(QUICK);
        add(service, 224, port(0, of(service)), true, settings.toArray(String[]::new));
    }

    private List<String> common() {
        return List.of(
                "--desakota.issuer=" + address(),
                "--desakota.jwk-set-uri=" + http(port(5, 0)) + "/oauth2/jwks");
    }

    private String listeners() {
        return Stream.concat(
                        Stream.of("OWN:%d:%d".formatted(port(1, 0), port(1, 0))),
                        SERVICES.stream()
                                .map(
                                        s ->
                                                "%s:%d:%d"
                                                        .formatted(
                                                                s.toUpperCase(Locale.ROOT),
                                                                port(1, 1 + of(s)),
                                                                port(2, of(s)))))
                .collect(Collectors.joining(","));
    }

    private void add(String name, int heapMegabytes, int port, boolean http, String... settings) {
        var own = folder.resolve(name);
        var command = Stream.of("desakota.local.Part", own.toString(), name);
        parts.add(
                new MarketPart(
                        name,
                        own,
                        heapMegabytes,
                        Stream.concat(command, Stream.of(settings)).toList(),
                        port,
                        http));
    }

    private void line(String name, int port, int target) {
        links.add(Link.open(name, port, target));
    }

    private static int of(String service) {
        return SERVICES.indexOf(service);
    }

    private int port(int row, int place) {
        return firstPort + row * ROOM + place;
    }

    private static String http(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public String address() {
        return http(firstPort + 9);
    }

    @Override
    public List<MarketPart> parts() {
        return parts;
    }

    @Override
    public List<Link> links() {
        return links;
    }

    @Override
    public Optional<String> bootstrapServers() {
        return Optional.of("127.0.0.1:" + port(1, 0));
    }

    @Override
    public Map<String, Integer> servicePorts() {
        return SERVICES.stream().collect(Collectors.toMap(s -> s, s -> port(0, of(s))));
    }

    /** The backends first; then one service after another, as all at once would take longer. */
    @Override
    public void start() {
        for (var part : parts) {
            part.startFirst();
            if (!Pause.until(part::isReady, START, LOOK_AGAIN) && !part.name().equals(GATEWAY))
                throw new IllegalStateException("The " + part.name() + " does not start");
        }
    }
}
