package desakota.gateway.docs;

import static desakota.gateway.MarketService.CATALOG;
import static desakota.gateway.MarketService.IDENTITY;
import static desakota.gateway.MarketService.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.gateway.MarketService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** A merged document … */
class MergedDocumentTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void hasThePathsOfTheGateway() {
        var catalog =
                document(
                        """
                        {"paths": {"/api/catalog/products": {"get": {}},
                                   "/api/admin/records": {"get": {}},
                                   "/internal/stock": {"get": {}}}}\
                        """);

        var merged = MergedDocument.of(Map.of(CATALOG, catalog));

        assertThat(merged.path("paths").propertyNames())
                .containsExactlyInAnyOrder("/api/catalog/products", "/api/admin/catalog/records");
    }

    @Test
    void keepsTheNameOfWhatAllMeanAlike() {
        var merged = merged(money("integer"), money("integer"));

        assertThat(schemas(merged)).containsExactly("Money");
    }

    @Test
    void prefixesWhatServicesMeanDifferently() {
        var merged = merged(money("integer"), money("string"));

        assertThat(schemas(merged)).containsExactlyInAnyOrder("CatalogMoney", "OrderMoney");
    }

    @Test
    void prefixesAlsoWhatRefersToIt() {
        var page = "\"Page\": {\"items\": {\"$ref\": \"#/components/schemas/Item\"}}";
        var catalog = schemas(page + ", \"Item\": {\"type\": \"string\"}");
        var order = schemas(page + ", \"Item\": {\"type\": \"object\"}");

        var merged = merged(catalog, order);

        assertThat(merged.at("/components/schemas/OrderPage/items/$ref").asString())
                .isEqualTo("#/components/schemas/OrderItem");
        assertThat(schemas(merged)).doesNotContain("Page", "Item");
    }

    @Test
    void leavesWhatOneServiceAloneDefines() {
        var merged = merged(schemas("\"Product\": {}"), schemas("\"Order\": {}"));

        assertThat(schemas(merged)).containsExactlyInAnyOrder("Product", "Order");
    }

    @Test
    void tellsOperationsApartAndKeepsTheirSecurity() {
        var catalog = document(operation("/api/catalog/x", "post"));
        var order = document(operation("/api/orders/x", "get"));

        var paths = merged(catalog, order).path("paths");

        assertThat(paths.at("/~1api~1catalog~1x/post/operationId").asString()).isEqualTo("list");
        assertThat(paths.at("/~1api~1orders~1x/get/operationId").asString())
                .isEqualTo("order-list");
        assertThat(paths.at("/~1api~1orders~1x/get/security/0/bearer").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/catalog/products/{idOrSlug}, get, true",
        "/api/catalog/products/{id}/history, get, false",
        "/api/catalog/products, post, false",
        "/api/logistics/tracking/{code}, get, true",
        "/api/logistics/reviews, get, false",
        "/api/accounts, post, true",
        "/api/accounts/vouched, post, false",
        "/api/payments/{id}/sandbox-settlement, post, true",
        "/api/payments/{id}, get, false",
    })
    void asksForNoTokenWhereAnyoneMayComeIn(String path, String method, boolean open) {
        var service = document(operation(path, method));

        var merged = MergedDocument.of(Map.of(CATALOG, service));

        assertThat(merged.path("paths").path(path).path(method).path("security").isEmpty())
                .isEqualTo(open);
    }

    @Test
    void tellsHowToGetAToken() {
        var merged = MergedDocument.of(Map.of(IDENTITY, document("{}")));

        assertThat(merged.at("/paths/~1oauth2~1token/post/security/0/basic").isArray()).isTrue();
        assertThat(merged.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
    }

    @Test
    void namesTheServicesThatGaveNone() {
        var merged = MergedDocument.of(Map.of(CATALOG, document("{}")));

        assertThat(merged.path("x-unavailable").valueStream().map(n -> n.asString()))
                .containsExactly("identity", "order", "logistics", "payment");
    }

    @Test
    void leavesItsSourcesAsTheyWere() {
        var catalog = money("integer");
        var before = catalog.toString();

        merged(catalog, money("string"));

        assertThat(catalog.toString()).isEqualTo(before);
    }

    private static ObjectNode merged(ObjectNode catalog, ObjectNode order) {
        return MergedDocument.of(Map.<MarketService, ObjectNode>of(CATALOG, catalog, ORDER, order));
    }

    private static String operation(String path, String method) {
        return """
        {"security": [{"bearer": []}], "paths": {"%s": {"%s": {"operationId": "list"}}}}\
        """
                .formatted(path, method);
    }

    private static ObjectNode money(String type) {
        return schemas("\"Money\": {\"type\": \"%s\"}".formatted(type));
    }

    private static ObjectNode schemas(String schemas) {
        return document("{\"components\": {\"schemas\": {%s}}}".formatted(schemas));
    }

    private static Iterable<String> schemas(ObjectNode merged) {
        return merged.at("/components/schemas").propertyNames();
    }

    private static ObjectNode document(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
