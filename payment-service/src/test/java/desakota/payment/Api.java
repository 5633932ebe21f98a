package desakota.payment;

import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.UUID;
import java.util.function.Consumer;

/** The service's HTTP interface, as clients use it. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FINANCE = Tokens.of("koperasi", Role.FINANCE);

    private final RestClient http;

    public Api(int port) {
        this.http = RestClient.create("http://localhost:" + port);
    }

    /** An answer, whatever its status. */
    public record Answer(int status, JsonNode body) {}

    public static String buyer(String id) {
        return Tokens.of(id, Role.BUYER);
    }

    public Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, headers -> authorize(headers, token), null);
    }

    public Answer asFinance(String path) {
        return get(path, FINANCE);
    }

    public Answer post(String path, HttpHeaders headers, String body) {
        return call(HttpMethod.POST, path, h -> h.addAll(headers), body);
    }

    /** Posts with an Idempotency-Key of its own. */
    public Answer postAsFinance(String path, String json) {
        return postAs(FINANCE, UUID.randomUUID().toString(), path, json);
    }

    public Answer postAs(@Nullable String token, String key, String path, String json) {
        return call(
                HttpMethod.POST,
                path,
                headers -> {
                    authorize(headers, token);
                    headers.set("Idempotency-Key", key);
                },
                json);
    }

    private static void authorize(HttpHeaders headers, @Nullable String token) {
        if (token != null) headers.set(HttpHeaders.AUTHORIZATION, token);
    }

    private Answer call(
            HttpMethod method, String path, Consumer<HttpHeaders> headers, @Nullable String body) {
        var request = http.method(method).uri(path).headers(headers);
        if (body != null) request.contentType(MediaType.APPLICATION_JSON).body(body);
        return request.exchange(
                (_, response) -> {
                    var bytes = response.getBody().readAllBytes();
                    return new Answer(
                            response.getStatusCode().value(),
                            bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes));
                });
    }
}
