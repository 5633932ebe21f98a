package desakota.system.contract;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it goes over the wire; its query is percent-encoded already. */
final class Request {

    /** Half a character can't be written in UTF-8, but it can be escaped. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;

    private Request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** Without anything but a path, its variables filled in. */
    Request(String method, String path) {
        this(method, path, Map.of(), Map.of(), new byte[0]);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Request at(String otherPath) {
        return new Request(method, otherPath, query, headers, body);
    }

    /** With a parameter of this value. */
    Request query(String name, String value) {
        return encodedQuery(name, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    Request encodedQuery(String name, String value) {
        var changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new Request(method, path, changed, headers, body);
    }

    Request withoutQuery(String name) {
        var changed = new LinkedHashMap<>(query);
        changed.remove(name);
        return new Request(method, path, changed, headers, body);
    }

    Request header(String name, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Request(method, path, query, changed, body);
    }

    Request withoutHeader(String name) {
        var changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Request(method, path, query, changed, body);
    }

    Request body(byte[] bytes) {
        return new Request(method, path, query, headers, bytes);
    }

    Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    Request body(JsonNode json) {
        return body(JSON.writeValueAsBytes(json));
    }

    /** The path with the query. */
    String target() {
        var target = new StringBuilder(path);
        query.forEach(
                (name, value) ->
                        target.append(target.length() == path.length() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(value));
        return target.toString();
    }
}
