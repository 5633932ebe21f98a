package desakota.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** A gateway … What it makes of requests that can't be read. */
@Timeout(30)
class GatewayReadingIT {

    private static final BodyPublisher A_BODY = BodyPublishers.ofString("{}");

    private final RunningGateway gateway = RunningGateway.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/catalog/%2e%2e/internal",
                "/api/catalog/..;/internal",
                "/api//x",
                "/a|b",
                "/api/catalog/products?q=[kopi]",
                "/api/catalog/%ff",
                "/api/catalog/products?q=%c3",
                "/%zz"
            })
    void refusesAMalformedTarget(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:desakota:problem:malformed");
    }

    @Test
    void refusesARequestWithoutAHost() throws IOException {
        var answer = raw("GET /api/catalog/products HTTP/1.1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:desakota:problem:malformed");
    }

    @Test
    void passesEncodedText() {
        var answer = gateway.get("/api/catalog/products/caf%C3%A9?q=kopi+%5B1%5D+%E2%82%AC");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "application/json;charset=nope",
                "multipart/form-data",
            })
    void refusesAContentTypeThatNobodyCanRead(String type) {
        var path = "/api/catalog/categories";

        var read = gateway.get(path, "Content-Type", type);
        var write = gateway.send(gateway.to(path).header("Content-Type", type).POST(A_BODY));

        RunningGateway.assertProblem(read, 415, "content-type-unreadable");
        RunningGateway.assertProblem(write, 415, "content-type-unreadable");
    }

    @Test
    void refusesOversizedHeaders() throws IOException {
        var answer =
                raw("GET / HTTP/1.1\r\nHost: x\r\nX-Big: %s\r\n\r\n".formatted("a".repeat(20_000)));

        assertThat(answer).startsWith("HTTP/1.1 431").contains("headers-too-large");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var answer = new StringBuilder();
            var buffer = new byte[4096];
            while (!answer.toString().endsWith("}")) {
                var read = socket.getInputStream().read(buffer);
                if (read < 0) break;
                answer.append(new String(buffer, 0, read, UTF_8));
            }
            return answer.toString();
        }
    }
}
