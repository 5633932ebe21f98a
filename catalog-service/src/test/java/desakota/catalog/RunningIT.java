package desakota.catalog;

import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

/** The running catalogue. */
@CatalogIT
class RunningIT {

    @LocalServerPort private int port;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isReadyOnceItsMemoryIsLoaded() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> api.get("/actuator/health/readiness").expectStatus().isOk());
    }

    @Test
    void describesItself() {
        var paths = json(api.get("/v3/api-docs").expectStatus().isOk()).path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/catalog/products",
                        "/api/catalog/products/{id}/stock",
                        "/api/catalog/products/{id}/photos",
                        "/api/catalog/producers/{id}",
                        "/api/catalog/regions",
                        "/api/catalog/categories");
    }

    @Test
    void describesWhatAPatchMayName() {
        var document = json(api.get("/v3/api-docs"));

        var product = bodyOf(document, "/api/catalog/products/{id}");
        var producer = bodyOf(document, "/api/catalog/producers/{id}");

        assertThat(product.at("/properties").propertyNames()).contains("name", "price", "listed");
        assertThat(product.at("/properties/price/properties").propertyNames())
                .containsExactly("amount", "currency");
        assertThat(product.at("/properties/name/maxLength").asInt()).isEqualTo(120);
        assertThat(product.findValues("required")).isEmpty();
        assertThat(producer.at("/properties").propertyNames()).containsExactly("name", "story");
    }

    private static JsonNode bodyOf(JsonNode document, String path) {
        var content = document.path("paths").path(path).at("/patch/requestBody/content");
        assertThat(content.propertyNames())
                .containsExactlyInAnyOrder("application/merge-patch+json", "application/json");
        return content.path("application/merge-patch+json").path("schema");
    }
}
