package desakota.kit.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Topic;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

    private static Map<String, Row> tableInCode() throws IOException {
        var rows = new TreeMap<String, Row>();
        var audience = new Audience(ROOT);
        for (var topic : Topic.values()) {
            var listeners =
                    audience.of(topic).stream().map(listener -> brief(listener.service())).toList();
            AsyncApi.eventsOf(topic)
                    .forEach(
                            event ->
                                    rows.put(
                                            AsyncApi.nameOf(event),
                                            new Row(brief(topic.owner()), listeners)));
        }
        return rows;
    }

    private static String brief(String service) {
        return service.replace("-service", "");
    }
}
