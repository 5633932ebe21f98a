package desakota.local.database;

import org.h2.mvstore.MVMap;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Walks over a part of a sorted map, one page at a time. */
final class Cursors {

    private Cursors() {}

    static <V> Stream<byte[]> keys(MVMap<byte[], V> map, Interval interval, boolean backwards) {
        return entries(map, interval, backwards, (key, _) -> key);
    }

    static <V, R> Stream<R> entries(
            MVMap<byte[], V> map, Interval interval, boolean backwards, Entry<V, R> entry) {
        var cursor =
                backwards
                        ? map.cursor(interval.to(), interval.from(), true)
                        : map.cursor(interval.from(), interval.to(), false);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .map(key -> entry.of(key, cursor.getValue()));
    }

    /** What becomes of a key and its value. */
    interface Entry<V, R> {
        R of(byte[] key, V value);
    }
}
