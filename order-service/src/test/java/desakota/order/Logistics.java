package desakota.order;

import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Prices deliveries as logistics would: 12,000 rupiah for each producer, to Malang only. */
final class Logistics {

    static final String SERVED = "35.73.01.1001";
    static final String NOT_SERVED = "91.01.01.2001";
    static final String OUT_OF_ORDER = "00.00.00.0000";

    /** Every other question about it fails. */
    static final String FAILING_AT_FIRST = "35.73.01.1002";

    /** The answer takes two and a half seconds. */
    static final String SLOW = "35.73.01.1003";

    /** There is no answer. */
    static final String SILENT = "35.73.01.1004";

    /** There is no more than the beginning of an answer. */
    static final String SILENT_HALFWAY = "35.73.01.1005";

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(1);
    private static final AtomicInteger asked = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpServer SERVER = start();

    private Logistics() {}

    static String address() {
        return "http://localhost:" + SERVER.getAddress().getPort();
    }

    private record Answer(int status, String body) {}

    private static HttpServer start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api/logistics/quotes",
                    exchange -> {
                        var ask = JSON.readTree(exchange.getRequestBody());
                        var pace = paceFor(ask.get("villageCode").asString());
                        var answer = answer(ask);
                        var body = answer.body().getBytes(StandardCharsets.UTF_8);
                        LockSupport.parkNanos(pace.beforeHeaders().toNanos());
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(answer.status(), body.length);
                        try (var out = exchange.getResponseBody()) {
                            out.write(body, 0, 1);
                            out.flush();
                            LockSupport.parkNanos(pace.beforeBody().toNanos());
                            out.write(body, 1, body.length - 1);
                        }
                    });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Pace(Duration beforeHeaders, Duration beforeBody) {}

    private static Pace paceFor(String village) {
        return switch (village) {
            case SLOW -> new Pace(Duration.ofMillis(2_500), Duration.ZERO);
            case SILENT -> new Pace(LONGER_THAN_ANYBODY_WAITS, Duration.ZERO);
            case SILENT_HALFWAY -> new Pace(Duration.ZERO, LONGER_THAN_ANYBODY_WAITS);
            default -> new Pace(Duration.ZERO, Duration.ZERO);
        };
    }

    private static Answer answer(JsonNode ask) {
        return switch (ask.get("villageCode").asString()) {
            case NOT_SERVED ->
                    new Answer(
                            422,
                            """
                            {"errors": [{"field": "villageCode",
                                         "message": "Nobody delivers to this village yet."}]}\
                            """);
            case OUT_OF_ORDER -> new Answer(500, "{}");
            case FAILING_AT_FIRST ->
                    asked.getAndIncrement() % 2 == 0
                            ? new Answer(502, "{}")
                            : new Answer(200, quotes(ask));
            default -> new Answer(200, quotes(ask));
        };
    }

    private static String quotes(JsonNode ask) {
        var producers = new LinkedHashSet<String>();
        for (var item : ask.get("items"))
            producers.add(item.get("productId").asString().startsWith("kopi") ? "wagiman" : "sri");
        var parts =
                producers.stream()
                        .map(
                                """
                                {"producerId": "%s", "fee": {"amount": 12000, "currency": "IDR"},
                                 "originHubId": "simpul-wagir", "destinationHubId": "hub-malang"}\
                                """
                                        ::formatted)
                        .collect(Collectors.joining(","));
        return """
        {"items": [{"service": "REGULAR", "fee": {"amount": 0, "currency": "IDR"},
          "promise": {"from": "2026-11-26T01:00:00Z", "to": "2036-11-28T13:00:00Z"},
          "parts": [%s]}], "next": null}\
        """
                .formatted(parts);
    }
}
