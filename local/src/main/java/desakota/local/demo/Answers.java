package desakota.local.demo;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what the market answers, in the forms that its contract has everywhere. */
final class Answers {

    private Answers() {}

    static JsonNode first(JsonNode list, String otherwise) {
        return items(list).stream().findFirst().orElseThrow(() -> new JourneyStopped(otherwise));
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static String money(JsonNode money) {
        return "Rp %,d".formatted(money.path("amount").asLong(0)).replace(',', '.');
    }
}
