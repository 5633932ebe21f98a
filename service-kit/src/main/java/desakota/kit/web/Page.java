package desakota.kit.web;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items of this page, in the order of the list
 * @param next what to pass as {@code cursor} for the page after; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** A list that fits on one page. */
    public static <T> Page<T> of(List<T> all) {
        return new Page<>(all, null);
    }

    /**
     * A page of what was found.
     *
     * @param found up to one more than {@code size}, which tells whether there is a next page
     * @param cursor of the last item on the page
     */
    public static <T> Page<T> of(List<T> found, int size, Function<T, Cursor> cursor) {
        if (found.size() <= size) return new Page<>(found, null);
        var items = List.copyOf(found.subList(0, size));
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }

    /** The same page in another shape. */
    public <U> Page<U> map(Function<T, U> shape) {
        return new Page<>(items.stream().map(shape).toList(), next);
    }
}
