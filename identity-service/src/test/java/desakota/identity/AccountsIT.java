package desakota.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@RunningIdentity
class AccountsIT {

    private static final AtomicInteger numbers = new AtomicInteger(81_300_000);
    private static final String PASSWORD = "kopi-pagi-wagir";

    @LocalServerPort int port;
    private Client client;
    private final String phone = "08" + numbers.incrementAndGet() + "12";
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void canGetATokenRightAfterSigningUp() {
        var made = Client.json(signUp(key, phone, PASSWORD).expectStatus().isCreated());

        var token = client.token(made.get("clientId").asString(), PASSWORD);

        var me = Client.json(client.me(token).expectStatus().isOk());
        assertThat(me.get("id")).isEqualTo(made.get("id"));
        assertThat(me.get("phone").asString()).isEqualTo("+62" + phone.substring(1));
        assertThat(me.get("roles").toString()).isEqualTo("[\"BUYER\"]");
    }

    @Test
    void areMadeOncePerIdempotencyKey() {
        var first = Client.json(signUp(key, phone, PASSWORD).expectStatus().isCreated());

        var repeated = signUp(key, phone, PASSWORD);

        repeated.expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(Client.json(repeated)).isEqualTo(first);
    }

    @Test
    void areNotShownToWhoeverRepeatsTheRequestWithAnotherPassword() {
        signUp(key, phone, PASSWORD).expectStatus().isCreated();

        signUp(key, phone, "another-password").expectStatus().isEqualTo(422);
    }

    @Test
    void areRefusedForATakenPhoneWithoutTellingWhose() {
        var refused = signUp(key, "0812-0000-0101", PASSWORD);

        refused.expectStatus().isEqualTo(409);
        assertThat(Client.json(refused).toString()).contains("phone-taken").doesNotContain("ina");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 081234567890, kopi-pagi-wagir, 400",
        "Siti, '', kopi-pagi-wagir, 400",
        "Siti, not a phone, kopi-pagi-wagir, 422",
        "Siti, 081234567890, short, 422",
        "Siti, 081234567890, password123, 422",
        "Siti, 081234567890, 081234567890, 422"
    })
    void areRefusedForBadInput(String name, String number, String password, int status) {
        client.post("/api/accounts", key, signUpBody(name, number, password))
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .exists();
    }

    @Test
    void needAnOperatorToVouchForSomebodyWithoutAPhone() {
        var body =
                """
                {"name": "Mbok Tumirah", "role": "PRODUCER",
                 "consent": {"method": "SPOKEN", "note": "at her house"}}\
                """;

        var made =
                Client.json(
                        client.postAs("simpul-wagir", "/api/accounts/vouched", body)
                                .expectStatus()
                                .isCreated());

        var clientId = made.get("clientId").asString();
        var me = Client.json(client.me(client.token(clientId, made.get("secret").asString())));
        assertThat(me.get("vouchedBy").asString()).isEqualTo("simpul-wagir");
        assertThat(me.get("simpulId").asString()).isEqualTo("simpul-wagir");
        client.postAs("rina", "/api/accounts/vouched", body).expectStatus().isForbidden();
    }

    @Test
    void canNotBeVouchedForAsAdministrators() {
        var body =
                """
                {"name": "Somebody", "role": "ADMIN", "consent": {"method": "SPOKEN"}}\
                """;

        client.postAs("simpul-wagir", "/api/accounts/vouched", body).expectStatus().isForbidden();
    }

    @Test
    void areEditedByTheirOwnersOnTheNewestState() {
        var made = Client.json(signUp(key, phone, PASSWORD));
        var clientId = made.get("clientId").asString();
        var token = client.token(clientId, PASSWORD);
        var change =
                """
                {"password": "teh-sore-wagir", "currentPassword": "kopi-pagi-wagir"}\
                """;

        client.patchMe(token, "\"0\"", change).expectStatus().isOk();

        client.patchMe(token, "\"0\"", "{\"name\": \"Siti\"}").expectStatus().isEqualTo(412);
        client.tokenRequest(clientId, PASSWORD).expectStatus().isUnauthorized();
        client.tokenRequest(clientId, "teh-sore-wagir").expectStatus().isOk();
    }

    @Test
    void keepTheirPasswordWhenTheCurrentOneIsNotGiven() {
        var made = Client.json(signUp(key, phone, PASSWORD));
        var token = client.token(made.get("clientId").asString(), PASSWORD);

        client.patchMe(token, "\"0\"", "{\"password\": \"teh-sore-wagir\"}")
                .expectStatus()
                .isBadRequest();
        client.patchMe(
                        token,
                        "\"0\"",
                        "{\"password\": \"teh-sore-wagir\", \"currentPassword\": \"guess\"}")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void getNoTokenOnceDisabled() {
        var made = Client.json(signUp(key, phone, PASSWORD));
        var clientId = made.get("clientId").asString();
        var path = "/api/admin/accounts/" + made.get("id").asString();

        client.postAs("pengelola", path + "/disablement", "{}").expectStatus().isOk();

        client.tokenRequest(clientId, PASSWORD).expectStatus().isUnauthorized();
    }

    @Test
    void getTheirNewRolesWithTheirNextToken() {
        var made = Client.json(signUp(key, phone, PASSWORD));
        var path = "/api/admin/accounts/" + made.get("id").asString() + "/roles";

        client.postAs("pengelola", path, "{\"roles\": [\"BUYER\", \"COURIER\"]}")
                .expectStatus()
                .isOk();

        var token = client.token(made.get("clientId").asString(), PASSWORD);
        assertThat(Client.claims(token).get("roles").toString())
                .isEqualTo("[\"BUYER\",\"COURIER\"]");
        client.postAs("rina", path, "{\"roles\": [\"ADMIN\"]}").expectStatus().isForbidden();
    }

    @Test
    void areListedPageByPageForAdministrators() {
        var first = Client.json(client.getAs("pengelola", "/api/admin/accounts?size=40"));
        var second =
                Client.json(
                        client.getAs(
                                "pengelola",
                                "/api/admin/accounts?size=40&cursor="
                                        + first.get("next").asString()));

        assertThat(first.get("items")).hasSize(40);
        assertThat(second.get("items").size()).isGreaterThanOrEqualTo(23);
        client.getAs("rina", "/api/admin/accounts").expectStatus().isForbidden();
    }

    @Test
    void canNotBeTakenFromTheOnlyAdministratorByThemselves() {
        client.postAs("pengelola", "/api/admin/accounts/pengelola/disablement", "{}")
                .expectStatus()
                .isEqualTo(409);
    }

    private ResponseSpec signUp(String idempotencyKey, String number, String password) {
        return client.post(
                "/api/accounts", idempotencyKey, signUpBody("Siti Rahayu", number, password));
    }

    private static String signUpBody(String name, String number, String password) {
        return """
        {"name": "%s", "phone": "%s", "password": "%s"}\
        """
                .formatted(name, number, password);
    }
}
