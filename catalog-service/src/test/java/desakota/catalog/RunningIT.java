package desakota.catalog;

import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

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
}
