package desakota.catalog.producer;

import static desakota.catalog.Api.SIMPUL_DAMPIT;
import static desakota.catalog.Api.SIMPUL_WAGIR;
import static desakota.catalog.Api.SRI;
import static desakota.catalog.Api.WAGIMAN;
import static desakota.catalog.Api.coffee;
import static desakota.catalog.Api.json;
import static desakota.catalog.Api.tagOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.List;

/** A producer. */
@CatalogIT
class ProducerIT {

    private static final String PRODUCERS = "/api/catalog/producers";
    private static final String CONSENT =
            """
            , "consent": {"method": "SPOKEN", "witnessedBy": "Hartini",
             "givenAt": "2026-01-05T03:00:00Z"}
            """;

    @LocalServerPort private int port;
    @Autowired private Producers producers;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isWrittenDownByAnOperatorWithTheirConsent() {
        var answer = api.post(SIMPUL_WAGIR, PRODUCERS, producer("Bu Tini", CONSENT));

        var id = json(answer.expectStatus().isCreated()).path("id").stringValue("");
        var read = json(api.get(PRODUCERS + "/" + id).expectStatus().isOk());
        assertThat(read.propertyNames())
                .containsExactly(
                        "id", "name", "village", "villageCode", "regency", "simpul", "story");
        assertThat(read.path("village").stringValue("")).isEqualTo("Sumbersuko");
        assertThat(read.path("simpul").stringValue("")).isEqualTo("simpul-wagir");
        var chips =
                coffee("Keripik Bu Tini", 3)
                        .replace("{\"name\"", "{\"producerId\": \"" + id + "\", \"name\"");
        api.post(SIMPUL_WAGIR, "/api/catalog/products", chips).expectStatus().isCreated();
        await().atMost(5, SECONDS)
                .until(() -> ids("?simpul=simpul-wagir&q=tini").equals(List.of(id)));
    }

    @Test
    void isNotWrittenDownWithoutConsentOrVillageOrForAnotherHub() {
        var elsewhere = producer("Pak Anu", CONSENT).replace("2001", "9999");
        var otherHub = producer("Pak Anu", CONSENT + ", \"simpulId\": \"simpul-dampit\"");

        api.post(SIMPUL_WAGIR, PRODUCERS, producer("Pak Anu", ""))
                .expectStatus()
                .isEqualTo(UNPROCESSABLE_CONTENT);
        api.post(SIMPUL_WAGIR, PRODUCERS, elsewhere)
                .expectStatus()
                .isEqualTo(UNPROCESSABLE_CONTENT);
        api.post(SIMPUL_WAGIR, PRODUCERS, otherHub).expectStatus().isEqualTo(FORBIDDEN);
        api.post(SIMPUL_WAGIR, PRODUCERS, producer("Palsu", CONSENT + ", \"accountId\": \"sri\""))
                .expectStatus()
                .isEqualTo(CONFLICT);
    }

    @Test
    void writesThemselvesDown() {
        var token = Tokens.of("tarno", Role.PRODUCER);

        var answer =
                api.post(token, PRODUCERS, producer("Tarno", ", \"simpulId\": \"simpul-wagir\""));

        assertThat(json(answer.expectStatus().isCreated()).path("id").stringValue(""))
                .isEqualTo("tarno");
        api.post(token, "/api/catalog/products", coffee("Kopi Tarno", 3))
                .expectStatus()
                .isCreated();
        api.post(
                        SIMPUL_WAGIR,
                        "/api/catalog/products",
                        coffee("Kopi Tarno", 3)
                                .replace("{\"name\"", "{\"producerId\": \"tarno\", \"name\""))
                .expectStatus()
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void isRenamedOnTheirProductsToo() {
        var token = Tokens.of("sumini", Role.PRODUCER);
        api.post(token, PRODUCERS, producer("Sumini", ", \"simpulId\": \"simpul-wagir\""));
        var product =
                json(api.post(token, "/api/catalog/products", coffee("Kopi Sumini", 3)))
                        .path("id")
                        .stringValue("");
        var tag = tagOf(api.get(PRODUCERS + "/sumini"));

        var renamed = "{\"name\": \"Sumini Lestari\", \"story\": \"Baru\"}";
        api.patch(token, PRODUCERS + "/sumini", tag, renamed).expectStatus().isOk();

        assertThat(producers.find("sumini").orElseThrow().renamed()).isNotNull();
        api.patch(token, PRODUCERS + "/sumini", tag, renamed)
                .expectStatus()
                .isEqualTo(PRECONDITION_FAILED);
        api.patch(WAGIMAN, PRODUCERS + "/sumini", "*", renamed).expectStatus().isEqualTo(FORBIDDEN);
        await().atMost(5, SECONDS)
                .until(
                        () ->
                                api.product(product)
                                        .at("/producer/name")
                                        .stringValue("")
                                        .equals("Sumini Lestari"));
    }

    @Test
    void isEditedByTheirOperatorIfTheyAgreed() {
        var story = "{\"story\": \"Cerita dari simpul\"}";

        api.patch(SIMPUL_WAGIR, PRODUCERS + "/sri", "*", story).expectStatus().isOk();

        api.patch(SRI, PRODUCERS + "/sri", "*", story).expectStatus().isOk();
        api.patch(SIMPUL_DAMPIT, PRODUCERS + "/sri", "*", story)
                .expectStatus()
                .isEqualTo(FORBIDDEN);
        api.patch(SIMPUL_WAGIR, PRODUCERS + "/wagiman", "*", story)
                .expectStatus()
                .isEqualTo(FORBIDDEN);
        api.patch(SRI, PRODUCERS + "/nobody", "*", story).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "?parent=35, 35.07, Kabupaten Malang",
        "?parent=35.07.21, 35.07.21.2001, Sumbersuko",
        "'', 31, DKI Jakarta"
    })
    void findsTheirRegion(String query, String code, String name) {
        var regions = json(api.get("/api/catalog/regions" + query).expectStatus().isOk());

        assertThat(regions.path("items").valueStream())
                .anySatisfy(
                        region -> {
                            assertThat(region.path("code").stringValue("")).isEqualTo(code);
                            assertThat(region.path("name").stringValue("")).isEqualTo(name);
                        });
        api.get("/api/catalog/regions?parent=99").expectStatus().isNotFound();
        api.get("/api/catalog/regions?parent=x").expectStatus().isNotFound();
    }

    @Test
    void isListedPageByPage() {
        await().atMost(10, SECONDS).until(() -> ids("?size=100").size() >= 39);

        var first = json(api.get(PRODUCERS + "?size=30"));
        var second =
                json(api.get(PRODUCERS + "?size=100&cursor=" + first.path("next").stringValue("")));

        assertThat(first.path("items").size()).isEqualTo(30);
        assertThat(second.path("items").size()).isGreaterThanOrEqualTo(9);
        assertThat(second.path("next").isNull()).isTrue();
    }

    private List<String> ids(String query) {
        return json(api.get(PRODUCERS + query).expectStatus().isOk())
                .path("items")
                .valueStream()
                .map(item -> item.path("id").stringValue(""))
                .toList();
    }

    private static String producer(String name, String more) {
        return "{\"name\": \"%s\", \"villageCode\": \"35.07.21.2001\"%s}".formatted(name, more);
    }
}
