package desakota.kit.consume;

import desakota.kit.event.Envelope;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A record that could not be handled when it came, or had to queue behind such a one.
 *
 * @param id topic, partition and offset, so parking it again changes nothing
 * @param lane topic and key: records of one lane are handled in the order of their sequence
 * @param sequence the fact's number; 0 if the record does not say
 * @param reason why it could not be handled; null while it only queues
 * @param attempts how often it was tried
 * @param retryAt when it is tried next, if it is the first on its lane
 * @param leasedUntil until when one instance alone may try it
 */
@Document("parked_records")
record ParkedRecord(
        @Id String id,
        String lane,
        String topic,
        @Nullable String key,
        int partition,
        long offset,
        long sequence,
        List<Header> headers,
        Binary value,
        State state,
        @Nullable String reason,
        int attempts,
        Instant parkedAt,
        Instant retryAt,
        Instant leasedUntil) {

    enum State {
        /** Tried again by itself. */
        PARKED,
        /** Given up: a person has to look. What comes behind it on its lane waits. */
        DEAD,
        /** A person decided to go on without it. An end. */
        DISMISSED
    }

    record Header(String name, Binary value) {}

    /** The record's place: topic, partition and offset. */
    static String nameOf(ConsumerRecord<String, byte[]> received) {
        return received.topic() + "/" + received.partition() + "/" + received.offset();
    }

    static String laneOf(ConsumerRecord<String, byte[]> received) {
        return received.topic() + "/" + received.key();
    }

    static ParkedRecord of(
            ConsumerRecord<String, byte[]> received, @Nullable String reason, Instant now) {
        var headers = new ArrayList<Header>();
        received.headers().forEach(h -> headers.add(new Header(h.key(), new Binary(h.value()))));
        return new ParkedRecord(
                nameOf(received),
                laneOf(received),
                received.topic(),
                received.key(),
                received.partition(),
                received.offset(),
                Envelope.sequenceOf(received.headers()),
                headers,
                new Binary(Optional.ofNullable(received.value()).orElse(new byte[0])),
                State.PARKED,
                reason,
                reason == null ? 0 : 1,
                now,
                now.plus(Retry.wait(1)),
                Instant.EPOCH);
    }

    ConsumerRecord<String, byte[]> toRecord() {
        var restored = new RecordHeaders();
        headers.forEach(h -> restored.add(new RecordHeader(h.name(), h.value().getData())));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                parkedAt.toEpochMilli(),
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                value.length(),
                key,
                value.getData(),
                restored,
                Optional.empty());
    }
}
