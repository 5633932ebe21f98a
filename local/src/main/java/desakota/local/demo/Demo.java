package desakota.local.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** Sends one order the whole way through the running market and draws its journey. */
final class Demo {

    private Demo() {}

    /**
     * Takes the gateway's address, and {@code colour} for a terminal that has it. Ends with 0 when
     * the order is COMPLETED and the ledger balances, else with 1 and a sentence that says what
     * went wrong.
     */
    static void main(String[] args) {
        try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            new Journey(http, args[0], new Screen(System.out, List.of(args).contains("colour")))
                    .run();
        } catch (JourneyStopped e) {
            System.err.println("\nThe demo stopped: " + e.getMessage());
            System.exit(1);
        }
    }
}
