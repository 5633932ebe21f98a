package desakota.system.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Counts what the services write for one placed and paid order, by their own metrics of the
 * database's and the broker's drivers: what {@link BareOrder} must do. Orders come one after the
 * other, so that nothing is done for two at once.
 */
final class WriteCount {

    private static final int ORDERS = 10;
    private static final int SERVICES = 5;
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Pattern COMMAND =
            Pattern.compile(
                    "mongodb_driver_commands_seconds_count\\{.*collection=\"(.*?)\",command=\"(insert|update|findAndModify|delete)\",database=\"(.*?)\".*}"
                        + " (\\S+)");
    private static final Pattern RECORDS =
            Pattern.compile("kafka_producer_topic_record_send_total\\{.*topic=\"(.*?)\"} (\\S+)");

    private final Site site;
    private final HttpClient http = HttpClient.newHttpClient();

    private WriteCount(Site site) {
        this.site = site;
    }

    static void main() throws IOException, InterruptedException {
        new WriteCount(Site.given()).print();
    }

    private void print() throws IOException, InterruptedException {
        var anyone = Visitor.anonymous(site.address());
        var product =
                anyone.get("/api/catalog/products/kopi-robusta-wagir-sangrai-biji")
                        .get("id")
                        .asString();
        var buying = new PatternOrders(site.address());
        buying.placeAndPay(List.of(product));
        rest();
        var first = counts();
        rest();
        var idle = counts();
        for (int i = 0; i < ORDERS; i++) buying.placeAndPay(List.of(product));
        rest();
        var busy = counts();
        busy.forEach(
                (what, count) -> {
                    var before = idle.getOrDefault(what, 0.0);
                    if (count > before)
                        System.out.printf(
                                "%-50s %5.1f an order, %.0f in %d s of rest%n",
                                what,
                                (count - before) / ORDERS,
                                before - first.getOrDefault(what, 0.0),
                                QUIET.toSeconds());
                });
    }

    private static void rest() {
        LockSupport.parkNanos(QUIET.toNanos());
    }

    private SortedMap<String, Double> counts() throws IOException, InterruptedException {
        var counts = new TreeMap<String, Double>();
        for (int i = 1; i <= SERVICES; i++) {
            var metrics =
                    URI.create(
                            "http://localhost:%d/actuator/prometheus".formatted(site.port() + i));
            var answer =
                    http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
            answer.body().lines().forEach(line -> count(line, counts));
        }
        return counts;
    }

    private static void count(String line, Map<String, Double> counts) {
        var command = COMMAND.matcher(line);
        if (command.matches())
            counts.merge(
                    "%s.%s %s".formatted(command.group(3), command.group(1), command.group(2)),
                    Double.valueOf(command.group(4)),
                    Double::sum);
        var records = RECORDS.matcher(line);
        if (records.matches())
            counts.merge(
                    "record " + records.group(1), Double.valueOf(records.group(2)), Double::sum);
    }
}
