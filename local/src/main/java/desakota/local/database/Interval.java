package desakota.local.database;

/** The keys of an index from one (inclusive) to another, in the order of {@link OrderedBytes}. */
final class Interval {

    static final Interval ALL = new Interval(new byte[0], new byte[] {(byte) 0xFF});

    private final byte[] from;
    private final byte[] to;

    Interval(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
    }

    static Interval startingWith(byte[] values) {
        return new Interval(values, OrderedBytes.after(values));
    }

    byte[] from() {
        return from;
    }

    byte[] to() {
        return to;
    }

    Interval behind(byte[] prefix) {
        return new Interval(OrderedBytes.join(prefix, from), OrderedBytes.join(prefix, to));
    }
}
