package desakota.identity;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/** Calls the running service as a client outside would. */
final class Client {

    private final String base;
    private final RestTestClient http;

    Client(int port) {
        base = "http://localhost:" + port;
        http = RestTestClient.bindToServer().baseUrl(base).build();
    }

    String url(String path) {
        return base + path;
    }

    ResponseSpec tokenRequest(String clientId, String secret) {
        return http.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth(clientId, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("grant_type=client_credentials")
                .exchange();
    }

    String token(String clientId, String secret) {
        return json(tokenRequest(clientId, secret).expectStatus().isOk())
                .get("access_token")
                .asString();
    }

    ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    ResponseSpec getAs(String account, String path) {
        return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, bearer(account)).exchange();
    }

    ResponseSpec me(String token) {
        return http.get()
                .uri("/api/accounts/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    ResponseSpec post(String path, String key, String body) {
        return http.post()
                .uri(path)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    ResponseSpec postAs(String account, String path, String body) {
        return http.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer(account))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    ResponseSpec patchMe(String token, String etag, String body) {
        return http.patch()
                .uri("/api/accounts/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.IF_MATCH, etag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    /** What a token says, without asking whether it is true. */
    static JsonNode claims(String token) {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonMapper.shared().readTree(payload);
    }

    static JsonNode json(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private String bearer(String account) {
        return "Bearer " + token(account, "desakota");
    }
}
