package desakota.identity;

import static desakota.identity.Browser.json;
import static desakota.identity.Browser.location;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A person signs in through the shop, as a browser does it. */
@RunningIdentity
class PeopleSignInIT {

    private static final String VERIFIER = "a-code-verifier-of-at-least-43-characters-for-pkce";

    @LocalServerPort int port;
    private Browser browser = new Browser(0);
    private String authorize = "";

    @BeforeEach
    void visitTheShop() throws Exception {
        browser = new Browser(port);
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
        var redirect = browser.get(authorize);
        var page = browser.get("/login");

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(location(redirect)).endsWith("/login");
        assertThat(page.body()).contains("lang=\"id\"", "Kata sandi").doesNotContain("https://");
    }

    @Test
    void staysOnThePageAfterAWrongPassword() throws Exception {
        browser.get(authorize);

        var refused = signIn("rina", "wrong");

        assertThat(location(refused)).endsWith("/login?error");
        assertThat(browser.get("/login?error").body()).contains("salah");
    }

    @Test
    void isRefusedWithoutTheTokenOfTheForm() throws Exception {
        browser.get(authorize);

        var refused = browser.post("/login", Map.of("username", "rina", "password", "desakota"));

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void isRememberedTheNextTime() throws Exception {
        codeFor("rina", "desakota");

        var again = browser.get(authorize);

        assertThat(location(again)).startsWith("http://shop.test/back?code=");
    }

    @Test
    void isForgottenAfterSigningOut() throws Exception {
        var tokens = redeem(codeFor("rina", "desakota"));

        var signedOut =
                browser.get(
                        "/connect/logout?post_logout_redirect_uri=http://issuer.test/&id_token_hint="
                                + tokens.get("id_token").asString());

        assertThat(location(signedOut)).isEqualTo("http://issuer.test/");
        assertThat(location(browser.get(authorize))).endsWith("/login");
    }

    @Test
    void redeemsACodeOnceAtMost() throws Exception {
        var code = codeFor("rina", "desakota");

        var both = List.of(redeeming(code, VERIFIER), redeeming(code, VERIFIER));

        var answers = both.stream().map(CompletableFuture::join).map(HttpResponse::statusCode);
        assertThat(answers).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void redeemsNoCodeForAnotherVerifier() throws Exception {
        var code = codeFor("rina", "desakota");

        var refused = redeeming(code, "x".repeat(50)).join();

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void refreshesEachTokenOnce() throws Exception {
        var first = redeem(codeFor("rina", "desakota")).get("refresh_token").asString();

        var refreshed = refreshing(first);
        var repeated = refreshing(first);

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).get("refresh_token").asString()).isNotEqualTo(first);
        assertThat(repeated.statusCode()).isEqualTo(400);
    }

    @Test
    void endsWhenTheAccountIsDisabled() throws Exception {
        var client = new Client(port);
        var body =
                """
                {"name": "Joko", "phone": "0819%s", "password": "kopi-pagi-wagir"}\
                """
                        .formatted(port + 10_000);
        var account = Client.json(client.post("/api/accounts", UUID.randomUUID().toString(), body));
        var clientId = account.get("clientId").asString();
        var refresh = redeem(codeFor(clientId, "kopi-pagi-wagir")).get("refresh_token").asString();

        client.postAs(
                        "pengelola",
                        "/api/admin/accounts/" + account.get("id").asString() + "/disablement",
                        "{}")
                .expectStatus()
                .isOk();

        assertThat(json(refreshing(refresh)).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(location(browser.get(authorize))).endsWith("/login");
    }

    @Test
    void sendsCodesToTheShopOnly() throws Exception {
        var stolen = browser.get(authorize.replace("shop.test", "evil.test"));

        assertThat(stolen.statusCode()).isEqualTo(400);
    }

    private String codeFor(String name, String password) throws Exception {
        browser.get(authorize);
        var back = location(signIn(name, password));
        assertThat(back).contains("/oauth2/authorize?");
        var toShop = location(browser.get(back));
        var answer = UriComponentsBuilder.fromUriString(toShop).build().getQueryParams();
        assertThat(answer.getFirst("state")).isEqualTo("xyz");
        return Objects.requireNonNull(answer.getFirst("code"));
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        var page = browser.get("/login").body();
        var form = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(form.find()).isTrue();
        return browser.post(
                "/login", Map.of("username", name, "password", password, "_csrf", form.group(1)));
    }

    private JsonNode redeem(String code) {
        var answer = redeeming(code, VERIFIER).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    private CompletableFuture<HttpResponse<String>> redeeming(String code, String verifier) {
        return browser.tokens(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        "http://shop.test/back",
                        "code_verifier",
                        verifier));
    }

    private HttpResponse<String> refreshing(String token) {
        return browser.tokens(Map.of("grant_type", "refresh_token", "refresh_token", token)).join();
    }
}
