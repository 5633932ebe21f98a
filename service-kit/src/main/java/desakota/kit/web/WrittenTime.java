package desakota.kit.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

import java.time.Instant;

/** Reads times as RFC 3339 writes them: a number could be seconds or milliseconds of any year. */
final class WrittenTime extends StdScalarDeserializer<Instant> {

    WrittenTime() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING))
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
}
