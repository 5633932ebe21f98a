package desakota.gateway.problem;

import org.springframework.http.HttpStatusCode;

import java.util.Map;

/**
 * Problem details for a person and their program, RFC 9457.
 *
 * @param kind stable kebab-case name; the {@code type} is {@code urn:desakota:problem:<kind>}
 * @param detail a sentence that the reader can act on
 * @param headers what else HTTP wants said with this status
 */
public record Problem(
        HttpStatusCode status,
        String kind,
        String title,
        String detail,
        Map<String, String> headers) {

    Problem(HttpStatusCode status, String kind, String title, String detail) {
        this(status, kind, title, detail, Map.of());
    }

    /** As {@code application/problem+json}. No field carries anything that the client sent. */
    public String json() {
        return """
        {"type":"urn:desakota:problem:%s","title":"%s","status":%d,"detail":"%s"}\
        """
                .formatted(kind, title, status.value(), detail);
    }
}
