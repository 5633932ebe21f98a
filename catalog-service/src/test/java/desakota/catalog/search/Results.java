package desakota.catalog.search;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** A page of found products, as the API gave it. */
record Results(JsonNode json) {

    private static final int DEMO_PRODUCTS = 156;

    static Results of(Api api, String query) {
        return new Results(
                Api.json(api.get("/api/catalog/products?" + query).expectStatus().isOk()));
    }

    /** Waits until the whole demo market has come by the topic. */
    static void awaitDemoMarket(Api api) {
        await().atMost(20, SECONDS).until(() -> of(api, "size=1").count() >= DEMO_PRODUCTS);
    }

    private int count() {
        return json.at("/facets/category")
                .valueStream()
                .mapToInt(facet -> facet.path("count").intValue())
                .sum();
    }

    List<JsonNode> items() {
        return json.path("items").valueStream().toList();
    }

    List<String> names() {
        return texts("/name");
    }

    List<String> ids() {
        return texts("/id");
    }

    List<String> texts(String path) {
        return items().stream().map(item -> item.at(path).stringValue("")).toList();
    }

    List<Long> prices() {
        return items().stream().map(item -> item.at("/price/amount").longValue()).toList();
    }

    JsonNode facet(String facet, String value) {
        return json.at("/facets/" + facet)
                .valueStream()
                .filter(one -> one.path("value").stringValue("").equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** The cursor of the next page; empty on the last. */
    String next() {
        return json.path("next").stringValue("");
    }
}
