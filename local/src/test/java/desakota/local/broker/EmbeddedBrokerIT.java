package desakota.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

@Timeout(90)
class EmbeddedBrokerIT {

    @TempDir Path folder;

    @Test
    void keepsRecordsAndOffsetsOverARestart() throws Exception {
        try (var broker = EmbeddedBroker.start(folder)) {
            send(broker, "first", "second");
            assertThat(receive(broker)).startsWith("first");
        }

        try (var broker = EmbeddedBroker.start(folder)) {
            send(broker, "third");
            assertThat(receive(broker)).endsWith("third").doesNotContain("first");
        }
    }

    private static void send(EmbeddedBroker broker, String... values) throws Exception {
        Map<String, Object> server = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(server);
                var producer =
                        new KafkaProducer<>(
                                server, new StringSerializer(), new StringSerializer())) {
            if (admin.listTopics().names().get().isEmpty()) {
                admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1))).all().get();
            }
            for (var value : values) {
                producer.send(new ProducerRecord<>("orders", "key", value))
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> receive(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("orders"));
            var received = new ArrayList<String>();
            while (received.isEmpty()) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> received.add(record.value()));
            }
            consumer.commitSync();
            return received;
        }
    }
}
