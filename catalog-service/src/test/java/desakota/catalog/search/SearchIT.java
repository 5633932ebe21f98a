package desakota.catalog.search;

import static desakota.catalog.Api.WAGIMAN;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.product.Categories;
import desakota.catalog.product.ProductStates;
import desakota.catalog.product.Products;
import desakota.catalog.region.Regions;
import desakota.events.Event;
import desakota.events.Topic;
import desakota.kit.event.EventCodec;
import desakota.kit.test.Publisher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;

import java.time.Duration;
import java.util.List;

/** A buyer who looks for something. */
@CatalogIT
class SearchIT {

    @LocalServerPort private int port;
    @Autowired private ConsumerFactory<String, byte[]> consumers;
    @Autowired private EventCodec codec;
    @Autowired private Categories categories;
    @Autowired private Regions regions;
    @Autowired private Products products;
    @Autowired private ProductStates states;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        Results.awaitDemoMarket(api);
    }

    @ParameterizedTest
    @CsvSource({"3507, 35.07", "35.07., 35.07", "3507212001, 35.07.21.2001", "35.0, 3507"})
    void takeTheBeginningOfARegionsCodeWithAndWithoutDots(String one, String other) {
        var found = search("size=100&region=" + one).names();

        assertThat(found).isNotEmpty();
        assertThat(found).isEqualTo(search("size=100&region=" + other).names());
    }

    @ParameterizedTest
    @CsvSource({
        "keripik tempe, Keripik Tempe Bu Sri Original",
        "kripik tempe, Keripik Tempe Bu Sri Original",
        "kripik tmpe, Keripik Tempe Bu Sri Original",
        "kopi bubuk, Kopi Robusta Dampit Bubuk",
        "gula semut, Gula Semut Kulon Progo",
        "krupuk ikan, Kerupuk Ikan Toman Bunut",
        "slendang batik, Selendang Batik Druju Buah Naga",
        "manis salak, Manisan Salak Sibetan",
        "madu hutan, Madu Hutan Danau Sentarum",
        "kop, Kopi Robusta Dampit Bubuk",
        "keripik a, Keripik Apel Poncokusumo",
        "tenun lombok, Kain Tenun Sukarara Ragi Genep",
        "wagiman, Kopi Lanang Gunung Kawi",
        "songkte sambas, Kain Songket Sambas Pucuk Rebung",
        "terasi, Terasi Udang Rebon Sambas"
    })
    void findsWhatTheyMean(String typed, String product) {
        assertThat(search("size=100&q=" + typed).names()).contains(product);
    }

    @ParameterizedTest
    @CsvSource({
        "gula semut, Gula Semut",
        "kopi lanang, Kopi Lanang",
        "topeng, Topeng",
        "garam, Garam",
        "tikar pandan, Tikar Pandan"
    })
    void seesTheNearestFirst(String typed, String beginning) {
        assertThat(search("q=" + typed).names().getFirst()).startsWith(beginning);
    }

    @Test
    void isShownWhatLooksAlikeOnlyWhenNothingIsCalledSo() {
        var gayam = api.list("Keripik Gayam Zirbad", 3);
        var garam = api.list("Keripik Garam Zirbad", 3);
        await().atMost(5, SECONDS).until(() -> search("q=zirbad").ids().size() == 2);

        assertThat(search("q=zirbad gayam").ids()).containsExactly(gayam);
        assertThat(search("q=zirbad garam").ids()).containsExactly(garam);
        assertThat(search("q=zirbad gadam").ids()).containsExactlyInAnyOrder(gayam, garam);
    }

    @Test
    void isNotShownWhatHasNothingToDoWithIt() {
        assertThat(search("size=100&q=keripik tempe").names()).noneMatch(n -> n.contains("Kopi"));
        assertThat(search("q=helikopter").names()).isEmpty();
        assertThat(search("q=!!!").names()).isEmpty();
    }

    @Test
    void findsANewProductAtOnceAndNoLongerWhenItIsTakenOffSale() {
        var id = api.list("Kopi Zanzibar Eksperimen", 3);
        await().atMost(5, SECONDS).until(() -> search("q=zanzibar").ids().equals(List.of(id)));

        api.patch(WAGIMAN, "/api/catalog/products/" + id, "*", "{\"listed\": false}")
                .expectStatus()
                .isOk();

        await().atMost(5, SECONDS).until(() -> search("q=zanzibar").ids().isEmpty());
        assertThat(api.product(id).path("listed").booleanValue()).isFalse();
    }

    @Test
    void findsInStockWhatCanBeOrderedNow() {
        var id = api.list("Kopi Jailolo", 3);
        var stock = "/api/catalog/products/" + id + "/stock";
        await().atMost(5, SECONDS).until(() -> inStock("jailolo").equals(List.of(id)));

        api.put(WAGIMAN, stock, "{\"onHand\": 0}").expectStatus().isOk();
        await().atMost(5, SECONDS).until(() -> inStock("jailolo").isEmpty());
        api.put(WAGIMAN, stock, "{\"onHand\": 2}").expectStatus().isOk();
        await().atMost(5, SECONDS).until(() -> inStock("jailolo").equals(List.of(id)));

        assertThat(search("q=jailolo").items().getFirst().path("available").intValue())
                .isEqualTo(2);
    }

    @Test
    void findsTheSameAfterTheIndexWasBuiltAgainFromTheTopicAlone() {
        var index = new ProductIndex(categories, regions);
        var again = new Catalogue(consumers, codec, index, products, states);
        var table = new Catalogue.Table().productTable(again);
        var wish = new Wish("keripik", null, null, null, null, null, false, Wish.Order.RELEVANCE);

        table.start();
        table.awaitLoaded(Duration.ofSeconds(20));

        var rebuilt = new ProductSearch(index, categories, regions);
        assertThat(rebuilt.find(wish, null, 100).page())
                .extracting(ProductSearch.Hit::id)
                .containsExactlyInAnyOrderElementsOf(search("q=keripik&size=100").ids())
                .isNotEmpty()
                .allMatch(id -> again.offered(id).isPresent());
        table.stop();
    }

    @Test
    void findsWhatCameAfterAProductThatMakesNoSense() {
        Publisher.publish("nonsense", 1, changed("{\"id\": \"nonsense\", %s}"));
        Publisher.publish(
                "nowhere",
                1,
                changed(
                        """
                        {"id": "nowhere", "slug": "nowhere", "name": "Nowhere", "category": "kopi",
                         "description": "", "price": {"amount": 1, "currency": "IDR"},
                         "createdAt": "2026-01-01T00:00:00Z",
                         "producer": {"id": "x", "name": "X", "villageCode": "?"}, %s}
                        """));

        var id = api.list("Kopi Sesudahnya Tambora", 3);

        await().atMost(5, SECONDS).until(() -> search("q=tambora").ids().equals(List.of(id)));
        assertThat(search("q=nowhere").ids()).isEmpty();
    }

    /** A published state without most of what it needs. */
    private Event changed(String json) {
        var numbers =
                """
                "version": 1, "weightGrams": 1, "onHand": 1, "available": 1, "listed": true
                """;
        return codec.decode(Topic.PRODUCTS, "product.changed.v1", json.formatted(numbers));
    }

    private List<String> inStock(String words) {
        return search("inStock=true&q=" + words).ids();
    }

    private Results search(String query) {
        return Results.of(api, query);
    }
}
