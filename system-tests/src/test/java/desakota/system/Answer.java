package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the market answered. */
public record Answer(String request, int status, HttpResponse<byte[]> http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(http.body());
    }

    /** The body's field at a JSON pointer, as text. */
    public String text(String pointer) {
        return json().at(pointer).asString();
    }

    /** The body's field at a JSON pointer, as a number. */
    public long number(String pointer) {
        return json().at(pointer).asLong();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** Goes on only with this status. */
    public Answer expect(int expected) {
        assertThat(status).as("%s", this).isEqualTo(expected);
        return this;
    }

    /** Goes on only with a refusal of this status, told as RFC 9457 says. */
    public Answer refused(int expected) {
        expect(expected);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        assertThat(number("/status")).as(request).isEqualTo(expected);
        assertThat(text("/type")).as(request).isNotBlank();
        assertThat(text("/detail")).as(request).isNotBlank();
        return this;
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + new String(http.body(), StandardCharsets.UTF_8);
    }
}
