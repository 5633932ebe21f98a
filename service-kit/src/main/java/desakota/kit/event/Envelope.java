package desakota.kit.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * An event with what CloudEvents 1.0 says about it, as it stands in a Kafka record in binary mode:
 * attributes as {@code ce_…} headers, the W3C trace context as {@code traceparent}, JSON as the
 * value, the aggregate's id as the key.
 *
 * @param id unique per source
 * @param type the wire name
 * @param source the service, as {@code /order-service}
 * @param subject the aggregate's id
 * @param sequence the fact's number within its aggregate from 1 on, or the state's version;
 *     CloudEvents' {@code sequence} extension
 * @param time when the fact happened, or the state was published
 * @param traceparent the trace that it belongs to, as W3C Trace Context writes it
 * @param json the event itself
 */
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        long sequence,
        Instant time,
        @Nullable String traceparent,
        String json) {

    private static final String SEQUENCE = "sequence";

    /** The W3C Trace Context header. */
    public static final String TRACEPARENT = "traceparent";

    /** The same envelope around something else. */
    public Envelope saying(String otherType, String otherJson) {
        return new Envelope(id, otherType, source, subject, sequence, time, traceparent, otherJson);
    }

    /** The record to send. */
    public ProducerRecord<String, byte[]> toRecord(String topic) {
        var event =
                CloudEventBuilder.v1()
                        .withId(id)
                        .withType(type)
                        .withSource(URI.create(source))
                        .withSubject(subject)
                        .withTime(time.atOffset(ZoneOffset.UTC))
                        .withExtension(SEQUENCE, Long.toString(sequence))
                        .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                        .build();
        ProducerRecord<String, byte[]> written =
                KafkaMessageFactory.<String>createWriter(topic, null, null, subject)
                        .writeBinary(event);
        if (traceparent != null)
            written.headers().add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        return written;
    }

    /**
     * The envelope of a received record.
     *
     * @throws RuntimeException when it is not a CloudEvent with the attributes named above
     */
    public static Envelope of(ConsumerRecord<String, byte[]> received) {
        CloudEvent event = KafkaMessageFactory.createReader(received).toEvent();
        return new Envelope(
                event.getId(),
                event.getType(),
                event.getSource().toString(),
                required(event.getSubject(), "ce_subject"),
                Long.parseLong(required((String) event.getExtension(SEQUENCE), "ce_sequence")),
                required(event.getTime(), "ce_time").toInstant(),
                traceparentOf(received.headers()),
                new String(required(event.getData(), "a value").toBytes(), StandardCharsets.UTF_8));
    }

    /** The trace that a record belongs to. */
    private static @Nullable String traceparentOf(Headers headers) {
        var header = headers.lastHeader(TRACEPARENT);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The number of a fact that may be unreadable otherwise; 0 if it has none. */
    public static long sequenceOf(Headers headers) {
        var header = headers.lastHeader("ce_" + SEQUENCE);
        if (header == null) return 0;
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static <T> T required(@Nullable T value, String what) {
        return Objects.requireNonNull(value, () -> "The record has no " + what);
    }
}
