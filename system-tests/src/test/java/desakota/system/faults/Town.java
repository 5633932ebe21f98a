package desakota.system.faults;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A market that runs as some processes with lines between them, and can be harmed at each. */
sealed interface Town extends AutoCloseable permits WholeTown, SplitTown {

    /** Settings of every market here, so that what takes days takes seconds. */
    List<String> QUICK =
            List.of(
                    "--desakota.claim-window=PT5S",
                    "--desakota.payment-window.ewallet=PT10S",
                    "--logging.level.root=INFO");

    /** Where clients find the gateway. */
    String address();

    /** Its processes, in the order to start them. */
    List<MarketPart> parts();

    /** Its lines. */
    List<Link> links();

    /**
     * Where Kafka listens for somebody who has no line to it; empty when that is nobody's business.
     */
    Optional<String> bootstrapServers();

    /** Where each service itself listens, by its name. */
    Map<String, Integer> servicePorts();

    /** Starts everything and waits until it serves. */
    void start();

    /** The part of this name. */
    default MarketPart part(String name) {
        return parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    /** The line of this name. */
    default Link link(String name) {
        return links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    /** How often any part ended without being told to. */
    default int unaskedEnds() {
        return parts().stream().mapToInt(MarketPart::unaskedEnds).sum();
    }

    @Override
    default void close() throws IOException {
        for (var link : links()) link.close();
        parts().reversed().forEach(MarketPart::kill);
    }
}
