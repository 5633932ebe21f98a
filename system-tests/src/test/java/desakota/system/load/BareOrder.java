package desakota.system.load;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all services together write for one order of one product from being placed until it is paid
 * and its parcel planned, as {@link WriteCount} counts it: 8 new documents, 18 guarded changes, 11
 * clearings of what was published, 11 records. {@code docs/performance.md} has the table.
 */
final class BareOrder {

    /** What is done with a document. */
    enum Kind {
        /** It is new. */
        INSERT,
        /** It is changed as a whole, guarded by its version, with the facts to publish. */
        CHANGE,
        /** Units of a product are held: a conditional change that everybody contends for. */
        HOLD,
        /** What was published is taken out of it, with many others in one command. */
        CLEAR
    }

    /**
     * A write.
     *
     * @param bytes of the document, with what it has to publish
     */
    record Write(String collection, Kind kind, int bytes) {}

    /** In their order. */
    static final List<Write> WRITES =
            Stream.of(
                            one("order-keys", Kind.INSERT, 200),
                            one("orders", Kind.INSERT, 3_100),
                            one("order-keys", Kind.CHANGE, 1_500),
                            one("reservations", Kind.INSERT, 400),
                            one("products", Kind.HOLD, 100),
                            one("reservations", Kind.CHANGE, 900),
                            some(5, "orders", Kind.CHANGE, 2_900),
                            one("payments", Kind.INSERT, 700),
                            some(5, "payments", Kind.CHANGE, 1_500),
                            some(4, "reservations", Kind.CHANGE, 600),
                            one("settlements", Kind.INSERT, 200),
                            one("notifications", Kind.INSERT, 300),
                            one("journal", Kind.INSERT, 650),
                            one("shipments", Kind.INSERT, 1_500),
                            one("shipments", Kind.CHANGE, 1_000),
                            some(5, "orders", Kind.CLEAR, 0),
                            some(2, "reservations", Kind.CLEAR, 0),
                            some(2, "payments", Kind.CLEAR, 0),
                            one("shipments", Kind.CLEAR, 0),
                            one("products", Kind.CLEAR, 0))
                    .flatMap(writes -> writes)
                    .toList();

    /** How many records are published. */
    static final int RECORDS = 11;

    /** How long a record is, its headers included. */
    static final int RECORD_BYTES = 650;

    private BareOrder() {}

    private static Stream<Write> one(String collection, Kind kind, int bytes) {
        return some(1, collection, kind, bytes);
    }

    private static Stream<Write> some(int times, String collection, Kind kind, int bytes) {
        return IntStream.range(0, times).mapToObj(_ -> new Write(collection, kind, bytes));
    }
}
