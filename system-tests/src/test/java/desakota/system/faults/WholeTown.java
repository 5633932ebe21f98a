package desakota.system.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole market as one process, with one line: that of its clients. */
record WholeTown(MarketPart market, Link clients) implements Town {

    private static final Duration START = Duration.ofMinutes(5);
    private static final int HEAP_MEGABYTES = 768;

    /** A market that does not run yet. It takes ten ports from the first on. */
    static WholeTown in(Path folder, int firstPort) {
        var data = folder.resolve("market");
        var command = new ArrayList<>(List.of("desakota.local.Market", data.toString()));
        command.add("--desakota.issuer=" + issuer(firstPort));
        command.addAll(QUICK);
        var market = new MarketPart("market", data, HEAP_MEGABYTES, command, firstPort + 1, true);
        return new WholeTown(market, Link.open("clients-gateway", firstPort, firstPort + 1));
    }

    private static String issuer(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public String address() {
        return issuer(clients.port());
    }

    @Override
    public List<MarketPart> parts() {
        return List.of(market);
    }

    @Override
    public List<Link> links() {
        return List.of(clients);
    }

    @Override
    public Optional<String> bootstrapServers() {
        return Optional.empty();
    }

    @Override
    public Map<String, Integer> servicePorts() {
        var services = SplitTown.SERVICES;
        return services.stream()
                .collect(Collectors.toMap(s -> s, s -> market.port() + 1 + services.indexOf(s)));
    }

    @Override
    public void start() {
        market.startFirst();
        if (!Pause.until(market::isReady, START, Duration.ofMillis(200)))
            throw new IllegalStateException("The market does not start");
    }
}
