package desakota.system.faults;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.Set;

/** An answer of the market, as it came. */
record Reply(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What says nothing about the request itself: slow, overloaded, or something behind is away.
     */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may get another answer later. */
    boolean isForNow() {
        return status >= 500
                || NOT_NOW.contains(status)
                || (status == 409 && at("/type").contains("still-running"));
    }

    /** The body; nothing if it is no JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The text at a JSON pointer; empty if there is none. */
    String at(String pointer) {
        return json().at(pointer).asString("");
    }

    /** The whole number at a JSON pointer; 0 if there is none. */
    long number(String pointer) {
        return json().at(pointer).asLong(0);
    }

    static byte[] bytes(Object body) {
        return JSON.writeValueAsBytes(body);
    }
}
