package desakota.kit.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

import java.nio.charset.StandardCharsets;

/**
 * Reads text that is Unicode, and refuses half a surrogate pair: JSON can escape one, but nobody
 * can write it down again. RFC 8259, section 8.2.
 */
final class WholeText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text))
            context.handleWeirdStringValue(String.class, text, "half a character");
        return text;
    }
}
