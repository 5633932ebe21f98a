package desakota.catalog;

import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;

/** Calls the service as its clients do. */
public final class Api {

    /** A producer with a phone, who agreed to nobody acting for them. */
    public static final String WAGIMAN = Tokens.of("wagiman", Role.PRODUCER);

    /** A producer whose operator may act for her. */
    public static final String SRI = Tokens.of("sri", Role.PRODUCER);

    /** The hub where both hand in. */
    public static final String SIMPUL_WAGIR = Tokens.of("simpul-wagir", Role.HUB_OPERATOR);

    /** A hub of other villages. */
    public static final String SIMPUL_DAMPIT = Tokens.of("simpul-dampit", Role.HUB_OPERATOR);

    /** A buyer. */
    public static final String RINA = Tokens.of("rina", Role.BUYER);

    private static final JsonMapper JSON = new JsonMapper();

    private final RestTestClient http;

    public Api(int port) {
        this.http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    /** What a product needs to be listed. */
    public static String coffee(String name, int onHand) {
        return """
        {"name": "%s", "category": "kopi", "description": "Biji pilihan, sangrai sedang.",
         "price": {"amount": 48000, "currency": "IDR"}, "unit": "bungkus 250 g",
         "unitQuantity": 250, "unitMeasure": "g", "weightGrams": 290, "onHand": %d}
        """
                .formatted(name, onHand);
    }

    public ResponseSpec get(String uri, Object... values) {
        return http.get().uri(uri, values).exchange();
    }

    public ResponseSpec getAs(String token, String uri, Object... values) {
        return http.get().uri(uri, values).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    /** Posts with a new Idempotency-Key. */
    public ResponseSpec post(String token, String uri, String body) {
        return post(token, uri, body, Ids.next());
    }

    public ResponseSpec post(String token, String uri, String body, String key) {
        return http.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public ResponseSpec patch(String token, String uri, String tag, String body) {
        return http.patch()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(HttpHeaders.IF_MATCH, tag)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    /** Uploads a file under a name. */
    public ResponseSpec upload(String token, String uri, byte[] file, String name) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new NamedFile(file, name));
        return http.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    private static final class NamedFile extends ByteArrayResource {
        private final String name;

        NamedFile(byte[] bytes, String name) {
            super(bytes);
            this.name = name;
        }

        @Override
        public String getFilename() {
            return name;
        }
    }

    public ResponseSpec delete(String token, String uri) {
        return http.delete().uri(uri).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    public ResponseSpec put(String token, String uri, String body) {
        return http.put()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    /** Lists a product of Wagiman's and gives its id. */
    public String list(String name, int onHand) {
        var answer = post(WAGIMAN, "/api/catalog/products", coffee(name, onHand));
        return json(answer.expectStatus().isCreated()).path("id").stringValue("");
    }

    /** The product as anybody sees it. */
    public JsonNode product(String idOrSlug) {
        return json(get("/api/catalog/products/{id}", idOrSlug).expectStatus().isOk());
    }

    public static JsonNode json(ResponseSpec answer) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectBody(String.class).returnResult().getResponseBody()));
    }

    public static String tagOf(ResponseSpec answer) {
        return Objects.requireNonNull(answer.returnResult().getResponseHeaders().getETag());
    }
}
