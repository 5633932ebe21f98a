package desakota.catalog.product;

import static desakota.catalog.Api.RINA;
import static desakota.catalog.Api.SIMPUL_DAMPIT;
import static desakota.catalog.Api.SIMPUL_WAGIR;
import static desakota.catalog.Api.SRI;
import static desakota.catalog.Api.WAGIMAN;
import static desakota.catalog.Api.coffee;
import static desakota.catalog.Api.json;
import static desakota.catalog.Api.tagOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A producer, or who acts for them. */
@CatalogIT
class SellingIT {

    private static final String PRODUCTS = "/api/catalog/products";
    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    @LocalServerPort private int port;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void listsEditsCountsAndReadsAProduct() {
        var listed = api.post(WAGIMAN, PRODUCTS, coffee("Kopi Luwak Wagir", 40));
        var tag = tagOf(listed.expectStatus().isCreated());
        var id = json(listed).path("id").stringValue("");

        assertThat(api.product(id).path("available").intValue()).isEqualTo(40);
        assertThat(api.product("kopi-luwak-wagir").path("id").stringValue("")).isEqualTo(id);
        assertThat(tagOf(api.get(PRODUCTS + "/" + id))).isEqualTo(tag);

        var edited =
                api.patch(WAGIMAN, PRODUCTS + "/" + id, tag, "{\"price\": {\"amount\": 50000}}");
        assertThat(tagOf(edited.expectStatus().isOk())).isNotEqualTo(tag);
        api.put(WAGIMAN, PRODUCTS + "/" + id + "/stock", "{\"onHand\": 12}").expectStatus().isOk();

        var read = api.product(id);
        assertThat(read.at("/price/amount").longValue()).isEqualTo(50_000);
        assertThat(read.at("/pricePerMeasure/price/amount").longValue()).isEqualTo(200_000);
        assertThat(read.path("available").intValue()).isEqualTo(12);
        assertThat(read.at("/producer/village").stringValue("")).isEqualTo("Sumbersuko");
        assertThat(read.at("/producer/regency").stringValue("")).isEqualTo("Kabupaten Malang");
    }

    @Test
    void isNotWhoRunsTheMarketThoughTheyMendATypo() {
        var id = api.list("Kopi Salah Eja", 1);
        var product = PRODUCTS + "/" + id;

        var listed = api.post(ADMIN, PRODUCTS, coffee("Kopi Pengelola", 1));
        var counted = api.put(ADMIN, product + "/stock", "{\"onHand\": 2}");
        var edited = api.patch(ADMIN, product, "*", "{\"name\": \"Kopi Benar Eja\"}");

        listed.expectStatus().isForbidden();
        counted.expectStatus().isForbidden();
        edited.expectStatus().isOk();
        assertThat(api.product(id).path("name").stringValue("")).isEqualTo("Kopi Benar Eja");
    }

    @Test
    void getsTheSameAnswerForTheSameKey() {
        var key = Ids.next();
        var first = json(api.post(WAGIMAN, PRODUCTS, coffee("Kopi Sekali", 1), key));

        var second = api.post(WAGIMAN, PRODUCTS, coffee("Kopi Sekali", 1), key);
        var other = api.post(WAGIMAN, PRODUCTS, coffee("Kopi Lain", 1), key);

        second.expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(json(second)).isEqualTo(first);
        other.expectStatus().isEqualTo(UNPROCESSABLE_CONTENT);
    }

    @Test
    void getsASlugThatNobodyElseHas() {
        var first = api.product(api.list("Kopi Kembar", 1)).path("slug").stringValue("");
        var second = api.product(api.list("Kopi Kembar", 1)).path("slug").stringValue("");
        var third = api.product(api.list("Kopi Kembar", 1)).path("slug").stringValue("");

        assertThat(first).isEqualTo("kopi-kembar");
        assertThat(second).isEqualTo("kopi-kembar-sumbersuko");
        assertThat(third).startsWith("kopi-kembar-").isNotEqualTo(second);
    }

    @Test
    void mustSayWhichEditionTheyEdit() {
        var id = api.list("Kopi Edisi", 5);
        var uri = PRODUCTS + "/" + id;
        var tag = tagOf(api.get(uri));

        api.patch(WAGIMAN, uri, tag, "{\"story\": \"Baru\"}").expectStatus().isOk();

        api.patch(WAGIMAN, uri, tag, "{\"story\": \"Lama\"}")
                .expectStatus()
                .isEqualTo(PRECONDITION_FAILED);
        api.patch(WAGIMAN, uri, "", "{\"story\": \"Lama\"}")
                .expectStatus()
                .isEqualTo(PRECONDITION_REQUIRED);
        assertThat(api.product(id).path("story").stringValue("")).isEqualTo("Baru");
    }

    @Test
    void takesAStoryAndTheProductItselfOffSale() {
        var id = api.list("Kopi Musiman", 5);
        var uri = PRODUCTS + "/" + id;

        api.patch(WAGIMAN, uri, "*", "{\"story\": null, \"listed\": false}").expectStatus().isOk();

        assertThat(api.product(id).path("story").isNull()).isTrue();
        assertThat(api.product(id).path("listed").booleanValue()).isFalse();
    }

    @Test
    void changesNothingByBadInput() {
        var id = api.list("Kopi Teguh", 5);
        var uri = PRODUCTS + "/" + id;
        var before = api.product(id);

        for (var patch :
                new String[] {
                    "{\"price\": {\"amount\": 0}}",
                    "{\"price\": {\"currency\": \"USD\"}}",
                    "{\"name\": \"\"}",
                    "{\"name\": null}",
                    "{\"weightGrams\": 1.5e9}",
                    "{\"category\": \"roket\"}",
                    "{\"unitQuantity\": null}",
                    "{\"onHand\": 9000}",
                    "{\"producerId\": \"sri\"}",
                    "{\"listed\": \"maybe\"}",
                    "[]",
                    "{"
                }) api.patch(WAGIMAN, uri, "*", patch).expectStatus().is4xxClientError();
        api.put(WAGIMAN, uri + "/stock", "{\"onHand\": -1}").expectStatus().isBadRequest();
        api.put(WAGIMAN, uri + "/stock", "{}").expectStatus().isBadRequest();

        assertThat(api.product(id)).isEqualTo(before);
    }

    @Test
    void canNotTouchWhatIsSomebodyElses() {
        var uri = PRODUCTS + "/" + api.list("Kopi Pribadi", 5);

        for (var token : new String[] {SRI, SIMPUL_WAGIR, SIMPUL_DAMPIT, RINA}) {
            api.patch(token, uri, "*", "{\"name\": \"X\"}").expectStatus().isEqualTo(FORBIDDEN);
            api.put(token, uri + "/stock", "{\"onHand\": 1}").expectStatus().isEqualTo(FORBIDDEN);
        }
        api.patch(WAGIMAN, PRODUCTS + "/none", "*", "{}").expectStatus().isNotFound();
        api.put(WAGIMAN, PRODUCTS + "/none/stock", "{\"onHand\": 1}").expectStatus().isNotFound();
        api.get(PRODUCTS + "/none").expectStatus().isNotFound();
    }

    @Test
    void actsForProducersOfTheirHubWhoAgreed() {
        var chips =
                coffee("Keripik Tempe Titipan", 7)
                        .replace("{\"name\"", "{\"producerId\": \"sri\", \"name\"");
        var coffee = chips.replace("\"sri\"", "\"wagiman\"");

        var listed = api.post(SIMPUL_WAGIR, PRODUCTS, chips);

        var id = json(listed.expectStatus().isCreated()).path("id").stringValue("");
        var history = json(api.getAs(SIMPUL_WAGIR, PRODUCTS + "/" + id + "/history"));
        assertThat(history.path("listedBy").stringValue("")).isEqualTo("simpul-wagir");
        assertThat(history.path("actingFor").stringValue("")).isEqualTo("sri");
        api.put(SRI, PRODUCTS + "/" + id + "/stock", "{\"onHand\": 9}").expectStatus().isOk();
        api.post(SIMPUL_WAGIR, PRODUCTS, coffee).expectStatus().isEqualTo(FORBIDDEN);
        api.post(SIMPUL_DAMPIT, PRODUCTS, chips).expectStatus().isEqualTo(FORBIDDEN);
        api.post(WAGIMAN, PRODUCTS, chips).expectStatus().isEqualTo(FORBIDDEN);
    }

    @Test
    void needsATokenToWriteOnly() {
        api.post("", PRODUCTS, coffee("Kopi Gelap", 1)).expectStatus().isEqualTo(UNAUTHORIZED);
        api.post(RINA, PRODUCTS, coffee("Kopi Gelap", 1)).expectStatus().isEqualTo(FORBIDDEN);
        api.get("/api/catalog/categories").expectStatus().isOk();
    }

    @Test
    void isToldWhichFieldIsAtFault() {
        var noName = coffee("", 1);

        var answer = api.post(WAGIMAN, PRODUCTS, noName);

        answer.expectStatus().isBadRequest();
        assertThat(json(answer).at("/errors/0/field").stringValue("")).isEqualTo("name");
    }
}
