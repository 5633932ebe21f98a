package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What visitors ask for before they buy. Some things are asked for much more often than others. */
final class Looking {

    /** Always the same small answer, from the gateway's memory: the yardstick. */
    static final ChainBuilder CONSTANT = get("constant", "/api/catalog/categories");

    /** Always the same page of goods, from the gateway's memory: a yardstick of a list's size. */
    static final ChainBuilder CONSTANT_PAGE = get("constant page", "/api/catalog/products?size=24");

    private static final List<String> SORTS = List.of("newest", "price", "-price");
    private static final int WISHES = 500;

    private final List<String> slugs;
    private final List<String> lists;
    private final List<String> searches;
    private final Token token;

    /**
     * Visitors.
     *
     * @param slugs of products whose pages they open
     * @param token of somebody signed in, whose answers the gateway does not keep
     */
    Looking(List<String> slugs, Token token) {
        this.slugs = slugs;
        this.token = token;
        this.lists =
                Words.GOODS.stream()
                        .map(Words.Good::category)
                        .distinct()
                        .flatMap(
                                category ->
                                        SORTS.stream()
                                                .map(
                                                        sort ->
                                                                "/api/catalog/products?size=24&category=%s&sort=%s"
                                                                        .formatted(category, sort)))
                        .toList();
        var random = new Random(1);
        this.searches =
                Stream.generate(() -> Words.wish(random))
                        .limit(WISHES)
                        .map(wish -> URLEncoder.encode(wish, StandardCharsets.UTF_8))
                        .map(wish -> "/api/catalog/products?size=24&q=" + wish)
                        .toList();
    }

    /** A page of goods of a category. */
    ChainBuilder list() {
        return exec(http("list").get(_ -> favourite(lists)).check(status().is(200)));
    }

    /** A search, as anybody makes it. */
    ChainBuilder search() {
        return exec(http("search").get(_ -> favourite(searches)).check(status().is(200)));
    }

    /** A search that the catalogue itself must answer each time. */
    ChainBuilder searchAnew() {
        return exec(
                http("search anew")
                        .get(_ -> favourite(searches))
                        .header("Authorization", token)
                        .check(status().is(200)));
    }

    /** The data of a product's page. */
    ChainBuilder product() {
        return exec(
                http("product")
                        .get(_ -> "/api/catalog/products/" + favourite(slugs))
                        .check(status().is(200)));
    }

    private static ChainBuilder get(String name, String path) {
        return exec(http(name).get(path).check(status().is(200)));
    }

    /** One of them; the first quarter is asked for half of the time. */
    private static String favourite(List<String> of) {
        var even = ThreadLocalRandom.current().nextDouble();
        return of.get((int) (of.size() * even * even));
    }
}
