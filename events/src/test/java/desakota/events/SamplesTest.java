package desakota.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every event, held against its approved sample under {@code samples/}. A field that is renamed,
 * dropped or read differently fails; a new field is approved by adding it to the sample.
 */
class SamplesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Class<?>> events() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Arrays.stream(topic.eventType().getPermittedSubclasses()))
                .filter(type -> type.isAnnotationPresent(WireName.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadFromItsSampleAndWrittenTheSameAgain(Class<?> type) throws IOException {
        var sample = sampleOf(type);

        var event = JSON.treeToValue(sample, type);

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(sample);
    }

    @Test
    void hasANameOfItsOwn() {
        assertThat(events().map(SamplesTest::nameOf))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z-]+\\.v\\d+"));
    }

    private static JsonNode sampleOf(Class<?> type) throws IOException {
        var path = "/samples/" + nameOf(type) + ".json";
        try (var sample = SamplesTest.class.getResourceAsStream(path)) {
            return JSON.readTree(
                    Objects.requireNonNull(sample, "There is no approved sample " + path));
        }
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(WireName.class).value();
    }
}
