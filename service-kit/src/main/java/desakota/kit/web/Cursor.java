package desakota.kit.web;

import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list ended: the sort values and the id of its last item. Opaque to clients. As
 * a controller's argument it is read from the {@code cursor} parameter; null without one.
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    /** A cursor of these values. */
    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refusal 400 when it is no cursor
     */
    public static Cursor parse(String opaque) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
            return new Cursor(List.of(text.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /**
     * One of the values.
     *
     * @throws Refusal 400 when there is none at this place
     */
    public String text(int index) {
        if (index >= parts.size()) throw invalid();
        return parts.get(index);
    }

    /** One of the values as a number; 400 as in {@link #text}. */
    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                new Malformed("cursor", "Take the cursor from \"next\" of the page before."));
    }

    /** The opaque text. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
