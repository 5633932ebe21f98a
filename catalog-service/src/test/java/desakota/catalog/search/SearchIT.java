package desakota.catalog.search;

import static desakota.catalog.Api.WAGIMAN;
import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.product.Categories;
import desakota.catalog.product.ProductStates;
import desakota.catalog.product.Products;
import desakota.catalog.region.Regions;
import desakota.kit.event.EventCodec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A buyer who looks for something. */
@CatalogIT
class SearchIT {

    private static final int DEMO_PRODUCTS = 156;

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
        await().atMost(20, SECONDS).until(() -> offered() >= DEMO_PRODUCTS);
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
        assertThat(names(search("size=100&q=" + typed))).contains(product);
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
        assertThat(names(search("q=" + typed)).getFirst()).startsWith(beginning);
    }

    @Test
    void isNotShownWhatHasNothingToDoWithIt() {
        assertThat(names(search("size=100&q=keripik tempe"))).noneMatch(n -> n.contains("Kopi"));
        assertThat(names(search("q=helikopter"))).isEmpty();
        assertThat(names(search("q=!!!"))).isEmpty();
    }

    @Test
    void getsExactlyTheFieldsOfAList() {
        var item = search("q=keripik tempe original").at("/items/0");

        assertThat(item.propertyNames())
                .containsExactly(
                        "id",
                        "slug",
                        "name",
                        "category",
                        "price",
                        "unit",
                        "available",
                        "imageUrl",
                        "producer",
                        "rating");
        assertThat(item.path("producer").propertyNames())
                .containsExactly("id", "name", "village", "regency");
        assertThat(item.path("price").propertyNames()).containsExactly("amount", "currency");
    }

    @Test
    void narrowsByRegionFromProvinceToVillage() {
        var country = search("category=kopi");
        var province = search("category=kopi&region=35");
        var regency = search("category=kopi&region=35.07");

        assertThat(facet(country, "region", "35").path("name").stringValue(""))
                .contains("Jawa Timur");
        assertThat(facet(country, "region", "35").path("count").intValue())
                .isEqualTo(facet(province, "region", "35.07").path("count").intValue());
        assertThat(facet(province, "region", "35.07").path("name").stringValue(""))
                .isEqualTo("Kabupaten Malang");
        assertThat(facet(regency, "region", "35.07.21").path("name").stringValue(""))
                .isEqualTo("Wagir");
        assertThat(names(search("region=35.07.21.2001&size=100")))
                .contains("Kopi Lanang Gunung Kawi");
        assertThat(names(search("region=99"))).isEmpty();
    }

    @Test
    void seesTheOtherCategoriesBesideTheChosenOne() {
        var all = search("region=51");
        var chosen = search("region=51&category=kopi");

        assertThat(chosen.at("/facets/category")).isEqualTo(all.at("/facets/category"));
        assertThat(chosen.at("/items").valueStream())
                .allMatch(item -> item.path("category").stringValue("").equals("kopi"));
        assertThat(facet(all, "category", "kopi").path("name").stringValue(""))
                .isEqualTo("Kopi, teh & kakao");
    }

    @Test
    void narrowsByPriceProducerAndStock() {
        var cheap = search("minPrice=10000&maxPrice=20000&size=100&sort=-price");

        assertThat(prices(cheap))
                .isNotEmpty()
                .allMatch(price -> price >= 10_000 && price <= 20_000);
        assertThat(prices(cheap)).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(search("producer=sri&size=100").at("/items").valueStream())
                .isNotEmpty()
                .allMatch(item -> item.at("/producer/id").stringValue("").equals("sri"));
        assertThat(search("inStock=true&size=100").at("/items").valueStream())
                .allMatch(item -> item.path("available").intValue() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=newest", "sort=price", "sort=-price", "q=kopi&sort=relevance"})
    void turnsPagesWithoutMissingOrRepeating(String query) {
        var whole = ids(search(query + "&producer=wagiman&size=100"));

        var paged = new ArrayList<String>();
        var next = "";
        do {
            var page = search(query + "&producer=wagiman&size=2" + next);
            paged.addAll(ids(page));
            next =
                    page.path("next").isNull()
                            ? null
                            : "&cursor=" + page.path("next").stringValue("");
        } while (next != null);

        assertThat(paged).containsExactlyElementsOf(whole).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=many",
                "sort=best",
                "minPrice=-1",
                "maxPrice=-1",
                "minPrice=9&maxPrice=8",
                "region=35.7",
                "region=Malang",
                "inStock=perhaps",
                "cursor=nonsense"
            })
    void isToldWhatCanNotBe(String query) {
        var answer = api.get("/api/catalog/products?" + query);

        answer.expectStatus().isBadRequest();
        var field = json(answer).at("/errors/0/field").stringValue("");
        assertThat(query).contains(field);
    }

    @Test
    void canNotUseACursorForAnotherSearch() {
        var next = search("q=kopi&size=1").path("next").stringValue("");

        api.get("/api/catalog/products?q=gula&size=1&cursor=" + next).expectStatus().isBadRequest();
        api.get("/api/catalog/products?q=kopi&size=5&cursor=" + next).expectStatus().isOk();
    }

    @Test
    void findsANewProductAtOnceAndNoLongerWhenItIsTakenOffSale() {
        var id = api.list("Kopi Zanzibar Eksperimen", 3);
        await().atMost(5, SECONDS).until(() -> ids(search("q=zanzibar")).equals(List.of(id)));

        api.patch(WAGIMAN, "/api/catalog/products/" + id, "*", "{\"listed\": false}")
                .expectStatus()
                .isOk();

        await().atMost(5, SECONDS).until(() -> ids(search("q=zanzibar")).isEmpty());
        assertThat(api.product(id).path("listed").booleanValue()).isFalse();
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
        assertThat(rebuilt.find(wish, null, 100))
                .extracting(ProductSearch.Hit::id)
                .containsExactlyInAnyOrderElementsOf(ids(search("q=keripik&size=100")))
                .isNotEmpty()
                .allMatch(id -> again.offered(id).isPresent());
        table.stop();
    }

    private int offered() {
        return search("size=1")
                .at("/facets/category")
                .valueStream()
                .mapToInt(facet -> facet.path("count").intValue())
                .sum();
    }

    private JsonNode search(String query) {
        return json(api.get("/api/catalog/products?" + query).expectStatus().isOk());
    }

    private static List<String> names(JsonNode found) {
        return texts(found, "name");
    }

    private static List<String> ids(JsonNode found) {
        return texts(found, "id");
    }

    private static List<String> texts(JsonNode found, String field) {
        return found.path("items")
                .valueStream()
                .map(item -> item.path(field).stringValue(""))
                .toList();
    }

    private static List<Long> prices(JsonNode found) {
        return found.path("items")
                .valueStream()
                .map(item -> item.at("/price/amount").longValue())
                .toList();
    }

    private static JsonNode facet(JsonNode found, String facet, String value) {
        return found.at("/facets/" + facet)
                .valueStream()
                .filter(one -> one.path("value").stringValue("").equals(value))
                .findFirst()
                .orElseThrow();
    }
}
