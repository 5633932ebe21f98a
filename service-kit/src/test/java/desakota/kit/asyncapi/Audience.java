package desakota.kit.asyncapi;

import desakota.events.Topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who hears of what, read from the services' sources. */
final class Audience {

    private static final String SERVICE = "-service";

    private final List<Sources> services;

    /** Everything a service is made of. */
    private record Sources(String service, List<String> files) {
        boolean anyMatches(Pattern pattern) {
            return files.stream().anyMatch(code -> pattern.matcher(code).find());
        }
    }

    /**
     * That a service reads a topic.
     *
     * @param service such as {@code order-service}
     * @param grouped whether its instances share the records between them, in a consumer group
     *     called after the service; else each reads all
     */
    record Listener(String service, boolean grouped) {}

    /** The services below the root of the repository. */
    Audience(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            var names =
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> name.endsWith(SERVICE))
                            .sorted()
                            .toList();
            var found = Stream.<Sources>builder();
            for (var name : names)
                found.add(new Sources(name, read(root.resolve(name).resolve("src/main/java"))));
            services = found.build().toList();
        }
    }

    private static List<String> read(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var code = Stream.<String>builder();
            for (var file : files.filter(name -> name.toString().endsWith(".java")).toList())
                code.add(Files.readString(file));
            return code.build().toList();
        }
    }

    /** The services that subscribe to a topic's facts, keep a table of its states or tail it. */
    List<Listener> of(Topic topic) {
        var subscribing = making("Subscription", topic);
        var remembering = making("StateTable|Memory", topic);
        var tailing =
                Pattern.compile(
                        "(?s)\\A(?=.*ConsumerFactory<).*Topic\\.%s\\b".formatted(topic.name()));
        return services.stream()
                .filter(
                        sources ->
                                Stream.of(subscribing, remembering, tailing)
                                        .anyMatch(sources::anyMatches))
                .map(sources -> new Listener(sources.service(), sources.anyMatches(subscribing)))
                .toList();
    }

    private static Pattern making(String listener, Topic topic) {
        var types =
                Stream.concat(
                                Stream.of(topic.eventType()),
                                Arrays.stream(topic.eventType().getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining("|"));
        return Pattern.compile(
                "new (%s)<[^>]*>\\(\\s*(\\w+,\\s*)*(\\w+\\.)?(%s)\\.class"
                        .formatted(listener, types));
    }
}
