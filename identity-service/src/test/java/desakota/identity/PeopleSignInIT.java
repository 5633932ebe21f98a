package desakota.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person signs in through the shop, as a browser does it. */
@RunningIdentity
class PeopleSignInIT {

    private static final String VERIFIER = "a-code-verifier-of-at-least-43-characters-for-pkce";

    @LocalServerPort int port;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String authorize = "";

    @BeforeEach
    void visitTheShop() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var challenge =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(digest.digest(VERIFIER.getBytes(StandardCharsets.UTF_8)));
        authorize =
                "/oauth2/authorize?response_type=code&client_id=web-shop&scope=openid%20profile"
                        + "&state=xyz&redirect_uri=http://shop.test/back&code_challenge_method=S256"
                        + "&code_challenge="
                        + challenge;
    }

    @Test
    void givesTheShopTokensThatSayWhoItIs() throws Exception {
        var code = codeFor("0812-0000-0101", "desakota");

        var tokens = redeem(code);

        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        var access = Client.claims(tokens.get("access_token").asString());
        assertThat(access.get("sub").asString()).isEqualTo("rina");
        assertThat(access.get("roles").toString()).isEqualTo("[\"BUYER\"]");
        var identity = Client.claims(tokens.get("id_token").asString());
        assertThat(identity.get("name").asString()).isEqualTo("Rina Kusumawati");
    }

    @Test
    void showsAPageInIndonesianWithoutAnythingFromElsewhere() throws Exception {
        var redirect = get(authorize);
        var page = get("/login");

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(location(redirect)).endsWith("/login");
        assertThat(page.body()).contains("lang=\"id\"", "Kata sandi").doesNotContain("https://");
    }

    @Test
    void staysOnThePageAfterAWrongPassword() throws Exception {
        get(authorize);

        var refused = signIn("rina", "wrong");

        assertThat(location(refused)).endsWith("/login?error");
        assertThat(get("/login?error").body()).contains("salah");
    }

    @Test
    void isRefusedWithoutTheTokenOfTheForm() throws Exception {
        get(authorize);

        var refused = post("/login", Map.of("username", "rina", "password", "desakota"), "");

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void isRememberedTheNextTime() throws Exception {
        codeFor("rina", "desakota");

        var again = get(authorize);

        assertThat(location(again)).startsWith("http://shop.test/back?code=");
    }

    @Test
    void redeemsACodeOnceAtMost() throws Exception {
        var code = codeFor("rina", "desakota");

        var both = List.of(redeeming(code), redeeming(code));

        var answers = both.stream().map(CompletableFuture::join).map(HttpResponse::statusCode);
        assertThat(answers).containsOnlyOnce(200).contains(400);
    }

    @Test
    void redeemsNoCodeForAnotherVerifier() throws Exception {
        var code = codeFor("rina", "desakota");

        var refused = post("/oauth2/token", codeGrant(code, "x".repeat(50)), shop());

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void refreshesEachTokenOnce() throws Exception {
        var first = redeem(codeFor("rina", "desakota")).get("refresh_token").asString();

        var refreshed = post("/oauth2/token", refresh(first), shop());
        var repeated = post("/oauth2/token", refresh(first), shop());

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).get("refresh_token").asString()).isNotEqualTo(first);
        assertThat(repeated.statusCode()).isEqualTo(400);
    }

    @Test
    void sendsCodesToTheShopOnly() throws Exception {
        var stolen = get(authorize.replace("shop.test", "evil.test"));

        assertThat(stolen.statusCode()).isEqualTo(400);
    }

    private String codeFor(String name, String password) throws Exception {
        get(authorize);
        var back = location(signIn(name, password));
        assertThat(back).contains("/oauth2/authorize?");
        var toShop = location(send(HttpRequest.newBuilder(URI.create(back)).GET()));
        var answer = UriComponentsBuilder.fromUriString(toShop).build().getQueryParams();
        assertThat(answer.getFirst("state")).isEqualTo("xyz");
        return Objects.requireNonNull(answer.getFirst("code"));
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        var form =
                Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/login").body());
        assertThat(form.find()).isTrue();
        return post(
                "/login",
                Map.of("username", name, "password", password, "_csrf", form.group(1)),
                "");
    }

    private JsonNode redeem(String code) throws Exception {
        var answer = post("/oauth2/token", codeGrant(code, VERIFIER), shop());
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    private CompletableFuture<HttpResponse<String>> redeeming(String code) {
        return browser.sendAsync(
                form("/oauth2/token", codeGrant(code, VERIFIER), shop()).build(),
                BodyHandlers.ofString());
    }

    private static Map<String, String> codeGrant(String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                "http://shop.test/back",
                "code_verifier",
                verifier);
    }

    private static Map<String, String> refresh(String token) {
        return Map.of("grant_type", "refresh_token", "refresh_token", token);
    }

    private static String shop() {
        var credentials = "web-shop:shop-secret".getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String authorization)
            throws Exception {
        return send(form(path, fields, authorization));
    }

    private HttpRequest.Builder form(
            String path, Map<String, String> fields, String authorization) {
        var body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
