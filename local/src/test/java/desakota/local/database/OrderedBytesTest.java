package desakota.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

class OrderedBytesTest {

    @Property(tries = 2_000)
    void ordersValuesAsMongoDbDoes(@ForAll("values") Object one, @ForAll("values") Object other) {
        var order = ValueComparator.asc().compare(one, other);

        assertThat(Integer.signum(compare(one, other))).isEqualTo(Integer.signum(order));
    }

    @Property(tries = 1_000)
    void putsEverythingThatBeginsWithAValueBeforeWhatComesAfterIt(
            @ForAll("values") Object value,
            @ForAll("values") Object more,
            @ForAll("values") Object other) {
        var key = OrderedBytes.join(OrderedBytes.of(value), OrderedBytes.of(more));
        var after = OrderedBytes.after(OrderedBytes.of(value));

        assertThat(Arrays.compareUnsigned(key, after)).isNegative();
        if (compare(other, value) > 0) {
            assertThat(Arrays.compareUnsigned(after, OrderedBytes.of(other))).isNegative();
        }
    }

    @Example
    void holdsEqualNumbersOfDifferentTypesEqual() {
        assertThat(OrderedBytes.of(7))
                .isEqualTo(OrderedBytes.of(7L))
                .isEqualTo(OrderedBytes.of(7.0));
        assertThat(OrderedBytes.of(0.0)).isEqualTo(OrderedBytes.of(-0.0));
    }

    @Example
    void tellsLargeLongsApart() {
        assertThat(compare(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isNegative();
        assertThat(compare(1L << 53, (1L << 53) + 1)).isNegative();
    }

    @Example
    void holdsNullAndMissingEqual() {
        assertThat(OrderedBytes.of(null)).isEqualTo(OrderedBytes.of(Missing.getInstance()));
    }

    @Example
    void refusesWhatItCannotOrderExactly() {
        assertThatThrownBy(() -> OrderedBytes.of(Decimal128.ONE))
                .isInstanceOf(MongoServerError.class);
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.integers().asGeneric(),
                Arbitraries.integers().between(-3, 3).asGeneric(),
                Arbitraries.longs().between(-(1L << 53), 1L << 53).asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.strings()
                        .withChars('a', 'b', '\0', '\u0001')
                        .ofMaxLength(4)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.longs()
                        .between(-1_000_000, 1_000_000)
                        .map(Instant::ofEpochMilli)
                        .asGeneric(),
                Arbitraries.of(
                                new ObjectId("65f000000000000000000001"),
                                new ObjectId("65f000000000000000000002"))
                        .asGeneric());
    }

    @Example
    void tellsDocumentsListsAndIdsApart() {
        var values =
                List.of(
                        new Document("a", 1),
                        new Document("a", 1).append("b", 2),
                        new Document("a", 2),
                        List.of(1),
                        List.of(1, 2),
                        new UUID(1, 2),
                        new UUID(1, 3));

        assertThat(values.stream().map(OrderedBytes::of).map(Arrays::toString))
                .doesNotHaveDuplicates();
    }

    private static int compare(Object one, Object other) {
        return Arrays.compareUnsigned(OrderedBytes.of(one), OrderedBytes.of(other));
    }
}
