package desakota.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.function.SingletonSupplier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The gateway with five services behind it. Its limits are low, and it trusts this machine's {@code
 * X-Forwarded-For}: so each test can be a client of its own.
 */
final class RunningGateway {

    private static final List<String> ARGUMENTS =
            List.of(
                    "--server.port=0",
                    "--desakota.issuer=" + Tokens.ISSUER,
                    "--desakota.gateway.access.allowed-origins=https://toko.example",
                    "--desakota.gateway.access.trusted-proxies=127.0.0.1,::1",
                    "--desakota.gateway.rates.address.requests=60",
                    "--desakota.gateway.rates.address.period=30s",
                    "--desakota.gateway.rates.client.requests=5",
                    "--desakota.gateway.rates.client.period=30s",
                    "--desakota.gateway.rates.sign-in.requests=3",
                    "--desakota.gateway.rates.sign-in.period=30s",
                    "--spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
                    "--resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s",
                    "--management.tracing.sampling.probability=1.0");

    private static final Supplier<RunningGateway> SHARED =
            SingletonSupplier.of(RunningGateway::new);

    final Tokens tokens = new Tokens();
    private final Map<MarketService, FakeService> services = new EnumMap<>(MarketService.class);
    private final ConfigurableApplicationContext context;
    private final AtomicInteger clients = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** One for all tests: starting it is what takes the time. It ends with the JVM. */
    static RunningGateway shared() {
        return SHARED.get();
    }

    private RunningGateway() {
        var arguments = new ArrayList<>(ARGUMENTS);
        for (var service : MarketService.values()) {
            services.put(service, new FakeService());
            arguments.add(
                    "--desakota.services.%s=%s".formatted(service.id(), of(service).address()));
        }
        of(MarketService.IDENTITY).on("/oauth2/jwks", FakeService.json(200, tokens.keys()));
        context = Gateway.application().run(arguments.toArray(String[]::new));
    }

    FakeService of(MarketService service) {
        var found = services.get(service);
        if (found == null) throw new IllegalStateException("No " + service);
        return found;
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("No web server");
        return server.getPort();
    }

    /** An address that nobody had before. */
    String newAddress() {
        var number = clients.incrementAndGet();
        return "10.7.%d.%d".formatted(number / 250, number % 250 + 1);
    }

    /** A request to the gateway from an address that nobody had before. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("X-Forwarded-For", newAddress());
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = to(path);
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        var request = to(path).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request.header("Content-Type", "application/json"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The header that a signed-in account sends. */
    String[] as(String account) {
        return new String[] {"Authorization", "Bearer " + tokens.of(account)};
    }

    long seen(MarketService service, String path) {
        return of(service).seenAt(path).size();
    }

    static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:desakota:problem:" + kind + "\"", "\"status\":" + status);
    }
}
