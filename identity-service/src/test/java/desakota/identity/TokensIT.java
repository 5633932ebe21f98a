package desakota.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@RunningIdentity
class TokensIT {

    @LocalServerPort int port;
    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({
        "rina, BUYER, Rina Kusumawati",
        "wagiman, PRODUCER, Wagiman",
        "sri, PRODUCER, Sri Wahyuni",
        "simpul-wagir, HUB_OPERATOR, Simpul Wagir",
        "dedi, COURIER, Dedi Kurniawan",
        "koperasi, FINANCE, Koperasi Desakota",
        "pengelola, ADMIN, Pengelola Pasar"
    })
    void sayWhoADemoAccountIs(String id, String role, String name) {
        var token = client.token(id, "desakota");

        var decoder = NimbusJwtDecoder.withJwkSetUri(client.url("/oauth2/jwks")).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer("http://issuer.test"));
        var jwt = decoder.decode(token);
        assertThat(jwt.getSubject()).isEqualTo(id);
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly(role);
        assertThat(jwt.getClaimAsString("name")).isEqualTo(name);
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void letTheFirstAdministratorBegin() {
        var token = client.token("administrator", "first-secret");

        assertThat(Client.claims(token).get("roles").toString()).isEqualTo("[\"ADMIN\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc+def%41 gh", "100%murni+asli", "lima-50%", "a+b+c d e"})
    void areGivenForASecretAsItIsAndFormEncoded(String secret) {
        var phone = "+62813%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        var body =
                "{\"name\": \"Ani\", \"phone\": \"%s\", \"password\": \"%s\"}"
                        .formatted(phone, secret);
        var made = client.post("/api/accounts", UUID.randomUUID().toString(), body);
        var account = Client.json(made.expectStatus().isCreated()).get("clientId").asString();

        client.tokenRequest(account, secret).expectStatus().isOk();
        client.tokenRequest(account, URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .expectStatus()
                .isOk();
    }

    @Test
    void areRefusedForAWrongSecret() {
        client.tokenRequest("bayu", "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic.*")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_client");
    }

    @Test
    void areRefusedForAnUnknownClientInTheSameWords() {
        client.tokenRequest("nobody", "desakota")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_client");
    }

    @Test
    void areRefusedUnseenToWhoeverGuesses() {
        for (int i = 0; i < 10; i++)
            client.tokenRequest("hub-malang", "guess" + i).expectStatus().isUnauthorized();

        client.tokenRequest("hub-malang", "desakota")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
    }

    @Test
    void areDescribedByDiscovery() {
        client.get("/.well-known/openid-configuration")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.issuer")
                .isEqualTo("http://issuer.test")
                .jsonPath("$.token_endpoint")
                .isEqualTo("http://issuer.test/oauth2/token")
                .jsonPath("$.jwks_uri")
                .isEqualTo("http://issuer.test/oauth2/jwks")
                .jsonPath("$.introspection_endpoint")
                .doesNotExist();
    }

    @Test
    void arePublishedWithoutPrivateKeys() {
        client.get("/oauth2/jwks")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys[0].kty")
                .isEqualTo("RSA")
                .jsonPath("$.keys[0].d")
                .doesNotExist();
    }

    @Test
    void openOnesOwnAccount() {
        client.getAs("sri", "/api/accounts/me")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.vouchedBy")
                .isEqualTo("simpul-wagir")
                .jsonPath("$.phone")
                .isEmpty();
    }

    @Test
    void areNeeded() {
        client.get("/api/accounts/me")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
