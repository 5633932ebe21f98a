package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Topic;
import desakota.events.WireName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's table of events. */
class EventTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z.-]+\\.v\\d+)` \\| ([^|]+) \\| ([^|]*) \\| [^|]+ \\|");

    private record Row(String announcedBy, List<String> heardBy) {}

    @Test
    void namesEveryEventWithWhoAnnouncesAndWhoHearsIt() throws IOException {
        assertThat(tableInReadme()).containsExactlyEntriesOf(tableInCode());
    }

    private static Map<String, Row> tableInReadme() throws IOException {
        var rows = new TreeMap<String, Row>();
        var matcher = ROW.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find())
            rows.put(matcher.group(1), new Row(matcher.group(2).strip(), names(matcher.group(3))));
        return rows;
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    private static Map<String, Row> tableInCode() {
        var rows = new TreeMap<String, Row>();
        for (var topic : Topic.values())
            for (var type : topic.eventType().getPermittedSubclasses())
                if (type.isAnnotationPresent(WireName.class))
                    rows.put(
                            type.getAnnotation(WireName.class).value(),
                            new Row(
                                    topic.owner().replace("-service", ""),
                                    listenersOf(topic.eventType())));
        return rows;
    }

    /** The services whose code subscribes to the topic's facts or keeps a table of its states. */
    private static List<String> listenersOf(Class<?> eventType) {
        var names =
                Stream.concat(
                                Stream.of(eventType),
                                Arrays.stream(eventType.getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining("|"));
        var listening =
                Pattern.compile(
                        "new (Subscription|StateTable|Memory)<[^>]*>\\(\\s*(\\w+,\\s*)*"
                                + "(\\w+\\.)?(%s)\\.class".formatted(names));
        var listeners = new TreeSet<String>();
        for (var service : List.of("identity", "catalog", "order", "logistics", "payment"))
            if (sourcesOf(service).stream().anyMatch(code -> listening.matcher(code).find()))
                listeners.add(service);
        return new ArrayList<>(listeners);
    }

    private static List<String> sourcesOf(String service) {
        try (var files = Files.walk(ROOT.resolve(service + "-service/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EventTableTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
