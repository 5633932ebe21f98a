package desakota.catalog.search;

import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.ArrayList;

/** A buyer who looks around. */
@CatalogIT
class BrowsingIT {

    @LocalServerPort private int port;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        Results.awaitDemoMarket(api);
    }

    @Test
    void getsExactlyTheFieldsOfAList() {
        var item = search("q=keripik tempe original").items().getFirst();

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

        assertThat(country.facet("region", "35").path("name").stringValue(""))
                .contains("Jawa Timur");
        assertThat(country.facet("region", "35").path("count").intValue())
                .isEqualTo(province.facet("region", "35.07").path("count").intValue());
        assertThat(province.facet("region", "35.07").path("name").stringValue(""))
                .isEqualTo("Kabupaten Malang");
        assertThat(regency.facet("region", "35.07.21").path("name").stringValue(""))
                .isEqualTo("Wagir");
        assertThat(search("region=35.07.21.2001&size=100").names())
                .contains("Kopi Lanang Gunung Kawi");
        assertThat(search("region=99").names()).isEmpty();
    }

    @Test
    void seesTheOtherCategoriesBesideTheChosenOne() {
        var all = search("region=51");
        var chosen = search("region=51&category=kopi");

        assertThat(chosen.json().at("/facets/category"))
                .isEqualTo(all.json().at("/facets/category"));
        assertThat(chosen.items())
                .allMatch(item -> item.path("category").stringValue("").equals("kopi"));
        assertThat(all.facet("category", "kopi").path("name").stringValue(""))
                .isEqualTo("Kopi, teh & kakao");
    }

    @Test
    void narrowsByPriceProducerAndStock() {
        var cheap = search("minPrice=10000&maxPrice=20000&size=100&sort=-price");

        assertThat(cheap.prices())
                .isNotEmpty()
                .allMatch(price -> price >= 10_000 && price <= 20_000);
        assertThat(cheap.prices()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(search("producer=sri&size=100").items())
                .isNotEmpty()
                .allMatch(item -> item.at("/producer/id").stringValue("").equals("sri"));
        assertThat(search("inStock=true&size=100").items())
                .allMatch(item -> item.path("available").intValue() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=newest", "sort=price", "sort=-price", "q=kopi&sort=relevance"})
    void turnsPagesWithoutMissingOrRepeating(String query) {
        var whole = search(query + "&producer=wagiman&size=100").ids();

        var paged = new ArrayList<String>();
        var page = search(query + "&producer=wagiman&size=2");
        paged.addAll(page.ids());
        while (!page.next().isEmpty()) {
            page = search(query + "&producer=wagiman&size=2&cursor=" + page.next());
            paged.addAll(page.ids());
        }

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
                "region=35..7",
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
        var next = search("q=kopi&size=1").next();

        api.get("/api/catalog/products?q=gula&size=1&cursor=" + next).expectStatus().isBadRequest();
        api.get("/api/catalog/products?q=kopi&size=5&cursor=" + next).expectStatus().isOk();
    }

    private Results search(String query) {
        return Results.of(api, query);
    }
}
