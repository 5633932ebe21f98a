package desakota.local.database;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an index sees of one field of a document: the field's value, or, when arrays lie on the way
 * to it, one value for each element. A field that is not there, and an empty array, is {@link
 * Missing}.
 *
 * <p>With {@code {parts: [{producer: "sri"}, {producer: "wagiman"}]}} the path {@code
 * parts.producer} has the values {@code sri} and {@code wagiman}.
 */
final class FieldValues {

    private final List<String> path;
    private final List<Object> values = new ArrayList<>();
    private boolean present;
    private boolean throughArray;

    private FieldValues(String path) {
        this.path = List.of(path.split("\\."));
    }

    static FieldValues of(Document document, String path) {
        var field = new FieldValues(path);
        field.collect(document, 0);
        if (field.values.isEmpty()) {
            field.values.add(Missing.getInstance());
        }
        return field;
    }

    List<Object> values() {
        return values;
    }

    boolean throughArray() {
        return throughArray;
    }

    /** Whether the document has the field, be it null or an empty array. */
    boolean isPresent() {
        return present;
    }

    private void collect(@Nullable Object value, int depth) {
        var isLeaf = depth == path.size();
        switch (value) {
            case Collection<?> elements when isLeaf -> {
                throughArray = true;
                present = true;
                elements.forEach(this::add);
            }
            case Collection<?> elements -> {
                throughArray = true;
                elements.stream()
                        .filter(Document.class::isInstance)
                        .forEach(element -> collect(element, depth));
                elementAt(elements, path.get(depth), depth);
            }
            case null, default -> {
                if (isLeaf) {
                    add(value);
                } else if (value instanceof Document document) {
                    collect(document.getOrMissing(path.get(depth)), depth + 1);
                } else {
                    add(Missing.getInstance());
                }
            }
        }
    }

    private void add(@Nullable Object value) {
        present |= !(value instanceof Missing);
        values.add(Missing.ofNullable(value));
    }

    /** A path may name an array's element by its place: {@code parts.0.producer}. */
    private void elementAt(Collection<?> elements, String name, int depth) {
        if (name.chars().allMatch(Character::isDigit) && name.length() < 6) {
            elements.stream()
                    .skip(Integer.parseInt(name))
                    .findFirst()
                    .ifPresent(element -> collect(element, depth + 1));
        }
    }
}
