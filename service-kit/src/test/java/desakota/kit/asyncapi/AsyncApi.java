package desakota.kit.asyncapi;

import desakota.events.Topic;
import desakota.events.WireName;

import org.apache.kafka.clients.admin.NewTopic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An AsyncAPI 3.1 document of every topic: what it carries, who sends it and who receives it. A
 * channel for each topic, a message for each event, an operation for each service and topic.
 */
public final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BINDING_VERSION = "0.5.0";
    private static final String HEADERS = "RecordHeaders";
    private static final String ABOUT =
            """
            The topics of the market. Each record is a CloudEvent 1.0 in Kafka's binary mode: its \
            attributes are headers, its data is the value, its subject is the key.

            Facts of one key keep their order and are numbered from 1 on without gaps \
            (`ce_sequence`). They may come more than once: a number that was taken in already \
            changes nothing. A state's number grows, and the newest counts.

            Fields and types of events are added, never changed or dropped. A reader passes over \
            what it has no word for.

            Partitions and replicas are what a topic gets unless `desakota.partitions` and \
            `desakota.replicas` say otherwise.\
            """;

    private final Path root;
    private final Function<Topic, NewTopic> settings;
    private final Audience audience;
    private final Javadocs javadocs;
    private final Payloads payloads;

    /**
     * The document of the repository at this root.
     *
     * @param settings how a topic is made
     */
    public AsyncApi(Path root, Function<Topic, NewTopic> settings) throws IOException {
        this.root = root;
        this.settings = settings;
        this.audience = new Audience(root);
        this.javadocs =
                new Javadocs(
                        root.resolve("events/src/main/java"),
                        root.resolve("service-kit/src/main/java/desakota/kit/event"));
        this.payloads = new Payloads(javadocs);
    }

    /** The events of a topic, in the order in which they are declared. */
    static Stream<? extends Class<?>> eventsOf(Topic topic) {
        return Arrays.stream(topic.eventType().getPermittedSubclasses())
                .filter(type -> type.isAnnotationPresent(WireName.class));
    }

    /** The name of an event on the wire. */
    static String nameOf(Class<?> event) {
        return event.getAnnotation(WireName.class).value();
    }

    /** The whole document. */
    public ObjectNode document() {
        var document = JSON.createObjectNode().put("asyncapi", "3.1.0");
        document.putObject("info")
                .put("title", "Desakota")
                .put("version", "1")
                .put("description", ABOUT);
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        for (var topic : Topic.values()) {
            channels.set(topic.topicName(), channel(topic));
            addOperations(operations, topic);
            eventsOf(topic).forEach(event -> messages.set(nameOf(event), message(topic, event)));
        }
        var schemas = components.putObject("schemas");
        schemas.set(HEADERS, new RecordHeaders(javadocs).schema());
        schemas.setAll(payloads.schemas());
        return document;
    }

    private ObjectNode channel(Topic topic) {
        var channel =
                JSON.createObjectNode()
                        .put("address", topic.topicName())
                        .put("summary", javadocs.text(topic))
                        .put("description", javadocs.text(topic.eventType()));
        var messages = channel.putObject("messages");
        eventsOf(topic)
                .forEach(
                        event ->
                                messages.set(
                                        nameOf(event),
                                        reference("components/messages", nameOf(event))));
        var made = settings.apply(topic);
        var kafka =
                kafka(channel)
                        .put("partitions", made.numPartitions())
                        .put("replicas", made.replicationFactor());
        var configured = kafka.putObject("topicConfiguration");
        made.configs().forEach((name, value) -> configure(configured, name, value));
        return channel;
    }

    /** Of the settings of a topic, those that the Kafka binding has a name for. */
    private static void configure(ObjectNode topic, String name, String value) {
        switch (name) {
            case "cleanup.policy" -> topic.putArray(name).add(value);
            case "retention.ms" -> topic.put(name, Long.parseLong(value));
            default -> {}
        }
    }

    private void addOperations(ObjectNode operations, Topic topic) {
        operations.set(
                topic.owner() + ".send." + topic.topicName(),
                operation("send", topic.owner(), topic));
        for (var listener : audience.of(topic)) {
            var operation = operation("receive", listener.service(), topic);
            if (listener.grouped())
                kafka(operation)
                        .putObject("groupId")
                        .put("type", "string")
                        .put("const", listener.service());
            operations.set(listener.service() + ".receive." + topic.topicName(), operation);
        }
    }

    private static ObjectNode operation(String action, String service, Topic topic) {
        var operation = JSON.createObjectNode().put("action", action);
        operation.set("channel", reference("channels", topic.topicName()));
        operation.putArray("tags").addObject().put("name", service);
        return operation;
    }

    private ObjectNode message(Topic topic, Class<?> event) {
        var message =
                JSON.createObjectNode()
                        .put("name", nameOf(event))
                        .put("title", event.getSimpleName())
                        .put("summary", javadocs.summary(event));
        var details = javadocs.details(event);
        if (!details.isEmpty()) message.put("description", details);
        message.set("headers", headers(topic, event));
        message.set("payload", payloads.referTo(event));
        message.putArray("examples").addObject().set("payload", sampleOf(event));
        kafka(message).putObject("key").put("type", "string").put("description", topic.key());
        return message;
    }

    private static ObjectNode headers(Topic topic, Class<?> event) {
        var headers = JSON.createObjectNode().put("type", "object");
        headers.putArray("allOf").add(reference("components/schemas", HEADERS));
        var properties = headers.putObject("properties");
        properties.putObject("ce_type").put("const", nameOf(event));
        properties.putObject("ce_source").put("const", "/" + topic.owner());
        return headers;
    }

    private JsonNode sampleOf(Class<?> event) {
        return JSON.readTree(
                root.resolve("events/src/test/resources/samples")
                        .resolve(nameOf(event) + ".json")
                        .toFile());
    }

    private static ObjectNode kafka(ObjectNode bound) {
        return bound.withObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", BINDING_VERSION);
    }

    private static ObjectNode reference(String folder, String name) {
        return JSON.createObjectNode().put("$ref", "#/" + folder + "/" + name);
    }
}
