package desakota.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

/** The service as it describes itself. */
@AgainstTheRunningService
class DescriptionIT {

    @LocalServerPort private int port;
    private JsonNode document;

    @BeforeEach
    void read() {
        document = new RunningLogistics(port, "").getAnonymously("/v3/api-docs").body();
    }

    @Test
    void saysWhatACourierMaySend() {
        var batch = bodyOf("/api/logistics/courier/events");
        var event = resolved(batch.at("/properties/events/items"));

        assertThat(batch.at("/properties/events/maxItems").asInt()).isEqualTo(500);
        assertThat(event.at("/properties/type/enum").toString()).contains("FAILED_ATTEMPT");
        assertThat(event.at("/required").toString())
                .isEqualTo("[\"eventId\",\"occurredAt\",\"parcelCode\",\"type\"]");
    }

    @Test
    void saysWhatAHubMaySend() {
        var batch = bodyOf("/api/logistics/hubs/{hubId}/events");
        var event = resolved(batch.at("/properties/events/items"));

        assertThat(event.at("/discriminator/propertyName").asString()).isEqualTo("type");
        assertThat(event.at("/discriminator/mapping").propertyNames())
                .containsExactlyInAnyOrder("INTAKE", "BAG", "DISPATCH", "ARRIVAL");
        assertThat(event.path("oneOf").values())
                .hasSize(4)
                .allMatch(kind -> resolved(kind).at("/properties/type/enum").size() == 1);
        var intake = resolved(event.at("/oneOf/0"));
        assertThat(resolved(intake.at("/properties/body")).path("properties").propertyNames())
                .contains("parcelCode", "count", "weightGrams");
    }

    private JsonNode bodyOf(String path) {
        return resolved(
                document.path("paths")
                        .path(path)
                        .at("/post/requestBody/content/application~1json/schema"));
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
