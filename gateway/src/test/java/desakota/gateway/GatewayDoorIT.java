package desakota.gateway;

import static desakota.gateway.MarketService.CATALOG;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/**
 * A gateway … Who and what comes through the door. Seen from outside, with real HTTP on both sides.
 */
@Timeout(30)
class GatewayDoorIT {

    private final RunningGateway gateway = RunningGateway.shared();

    @ParameterizedTest
    @CsvSource({
        "/.well-known/openid-configuration, IDENTITY, /.well-known/openid-configuration",
        "/api/accounts/rina, IDENTITY, /api/accounts/rina",
        "/api/catalog/photos/p1, CATALOG, /api/catalog/photos/p1",
        "/api/orders, ORDER, /api/orders",
        "/api/orders/, ORDER, /api/orders",
        "/api/logistics/tracking/AB12, LOGISTICS, /api/logistics/tracking/AB12",
        "/api/payments/orders/o1, PAYMENT, /api/payments/orders/o1",
        "/api/ledger/trial-balance, PAYMENT, /api/ledger/trial-balance",
        "/api/admin/catalog/records, CATALOG, /api/admin/records",
        "/v3/api-docs/order, ORDER, /v3/api-docs",
    })
    void sendsAPathToItsService(String path, MarketService service, String arrives) {
        var answer = gateway.get(path, gateway.as("routing-" + path.hashCode()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.of(service).seenAt(arrives)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/payments/p1/paid",
                "/actuator/env",
                "/actuator/catalog/health",
                "/api/nothing",
                "/nothing"
            })
    void hasNoRouteToWhatIsInternal(String path) {
        var answer = gateway.get(path, gateway.as("curious" + path.length()));

        RunningGateway.assertProblem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders",
                "/api/payments/orders/o1",
                "/api/ledger/trial-balance",
                "/api/logistics/courier/tasks",
                "/api/logistics/hubs/h/parcels",
                "/api/logistics/parcels/x"
            })
    void demandsATokenOnAProtectedPath(String path) {
        var answer = gateway.get(path);

        RunningGateway.assertProblem(answer, 401, "no-valid-token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/catalog/producers", "/api/logistics/hubs", "/docs", "/docs/page.js"})
    void answersAHeadAsItsGet(String path) {
        var head = gateway.send(gateway.to(path).HEAD());
        var get = gateway.get(path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void demandsATokenForAHeadToo() {
        var answer = gateway.send(gateway.to("/api/orders").HEAD());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/, 307", "/docs/, 308"})
    void leadsToItsPage(String path, int status) {
        var answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).hasValue("/docs");
    }

    @Test
    void letsWebhooksAndTheSandboxInWithoutAToken() {
        assertThat(gateway.post("/api/payments/webhooks/midtrans", "{}").statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/api/payments/p1/sandbox-settlement", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesABadTokenEvenOnAPublicPath() {
        var tokens = gateway.tokens;
        for (var bad :
                new String[] {
                    "nonsense",
                    tokens.of("rina", Tokens.ISSUER, Duration.ofMinutes(-5)),
                    tokens.of("rina", "http://elsewhere.example", Duration.ofMinutes(5)),
                    new Tokens().of("rina")
                }) {
            var answer = gateway.get("/api/catalog/products", "Authorization", "Bearer " + bad);

            RunningGateway.assertProblem(answer, 401, "no-valid-token");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(
                            challenge -> assertThat(challenge).contains("invalid_token"));
        }
    }

    @Test
    void takesATokenThatIsOverByNoMoreThanClocksMayDiffer() {
        var justOver = gateway.tokens.of("rina", Tokens.ISSUER, Duration.ofMinutes(-2));

        var answer = gateway.get("/api/catalog/products", "Authorization", "Bearer " + justOver);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheDocumentOfTheTopics() {
        var document = gateway.get("/docs/asyncapi.yaml");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(document.body()).startsWith("asyncapi: ").contains("order.placed.v1");
        assertThat(gateway.get("/docs").body()).contains("/docs/asyncapi.yaml");
    }

    @Test
    void guardsItsAnswersAndHidesWhatServicesRunOn() {
        var answer = gateway.get("/api/catalog/photos/p2").headers();
        var page = gateway.get("/docs");

        assertThat(answer.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.firstValue("Server")).isEmpty();
        assertThat(answer.firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(page.body()).contains("/docs/page.js");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        assertThat(gateway.get("/docs/ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(
                        gateway.get("/docs", "X-Forwarded-Proto", "https")
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void letsScriptsOfAllowedOriginsOnlyRead() {
        var header = "Access-Control-Allow-Origin";

        var known = gateway.get("/api/catalog/photos/p4", "Origin", "https://toko.example");
        var unknown = gateway.get("/api/catalog/photos/p4", "Origin", "https://other.example");

        assertThat(known.headers().firstValue(header)).hasValue("https://toko.example");
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(unknown.headers().firstValue(header)).isEmpty();
    }

    @Test
    void passesTheTraceAndTheClientOn() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        gateway.get(
                "/api/catalog/photos/traced",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");

        var seen = gateway.of(CATALOG).seenAt("/api/catalog/photos/traced").getFirst();
        assertThat(seen.header("traceparent")).startsWith("00-" + trace);
        assertThat(seen.header("X-Forwarded-For")).startsWith("10.7.").doesNotContain(",");
        assertThat(seen.header("Host")).isEqualTo("localhost:" + gateway.port());
    }
}
