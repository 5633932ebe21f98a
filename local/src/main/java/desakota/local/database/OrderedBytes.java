package desakota.local.database;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * BSON values as bytes whose unsigned order is MongoDB's order of the values, so that a sorted map
 * of byte strings is an index. Equal numbers of different types have equal bytes.
 *
 * <p>Every value begins with its type's tag, ends by itself, and no tag is {@code 0x00} or above
 * {@code 0x7F}: bytes of several values can be put one after another, and {@link #after} is greater
 * than everything that begins with a value and smaller than the next value.
 */
final class OrderedBytes {

    private static final int END = 0x00;
    private static final int ESCAPED_ZERO = 0xFF;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);

    static byte[] of(@Nullable Object value) {
        return new OrderedBytes().put(value).toArray();
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    /** Greater than every key that begins with these whole values. */
    static byte[] after(byte[] values) {
        return join(values, new byte[] {(byte) 0xFF});
    }

    /** At most every value of the same type. */
    static byte[] typeStart(byte[] value) {
        return new byte[] {value[0]};
    }

    /** Greater than every value of the same type. */
    static byte[] typeEnd(byte[] value) {
        return new byte[] {(byte) (value[0] + 1)};
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    OrderedBytes put(@Nullable Object value) {
        switch (value) {
            case MinKey _ -> bytes.write(1);
            case null -> bytes.write(2);
            case Missing _ -> bytes.write(2);
            case Double number -> number(number, number.longValue());
            case Integer number -> number(number, number);
            case Long number -> number(number, number);
            case String text -> text(4, text);
            case Document document -> document(document);
            case Collection<?> values -> list(values);
            case BinData data -> binary(data.getData());
            case UUID uuid -> uuid(8, uuid);
            case LegacyUUID uuid -> uuid(9, uuid.getUuid());
            case ObjectId id -> tagged(10, id.toByteArray());
            case Boolean flag -> tagged(11, new byte[] {(byte) (flag ? 1 : 0)});
            case Instant instant -> tagged(12, sortable(instant.toEpochMilli()));
            case BsonTimestamp timestamp -> tagged(13, sortable(timestamp.getValue()));
            case BsonRegularExpression regex -> text(14, regex.getPattern());
            case MaxKey _ -> bytes.write(0x7E);
            default ->
                    throw new MongoServerError(
                            ErrorCode.InvalidOptions,
                            "The embedded database cannot index a value of type "
                                    + value.getClass().getSimpleName());
        }
        return this;
    }

    /** By the double first, then by the long, which tells large longs apart that share a double. */
    private void number(double approximate, long exact) {
        var bits = Double.doubleToLongBits(approximate == 0.0 ? 0.0 : approximate);
        tagged(3, sortable(bits < 0 ? bits ^ Long.MAX_VALUE : bits));
        bytes.writeBytes(sortable(exact));
    }

    private void text(int tag, String text) {
        bytes.write(tag);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.write(b);
            if (b == END) {
                bytes.write(ESCAPED_ZERO);
            }
        }
        bytes.write(END);
        bytes.write(END);
    }

    private void document(Document document) {
        bytes.write(5);
        document.forEach(
                (name, value) -> {
                    text(1, name);
                    put(value);
                });
        bytes.write(END);
    }

    private void list(Collection<?> values) {
        bytes.write(6);
        values.forEach(this::put);
        bytes.write(END);
    }

    private void binary(byte[] data) {
        tagged(7, ByteBuffer.allocate(4).putInt(data.length).array());
        bytes.writeBytes(data);
    }

    private void uuid(int tag, UUID uuid) {
        tagged(
                tag,
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
    }

    private void tagged(int tag, byte[] value) {
        bytes.write(tag);
        bytes.writeBytes(value);
    }

    private static byte[] sortable(long value) {
        return ByteBuffer.allocate(8).putLong(value ^ Long.MIN_VALUE).array();
    }
}
