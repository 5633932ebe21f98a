package desakota.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;

class StrictJsonTest {

    private final JsonMapper json = strict();

    record Note(String text, List<String> words, Instant at, long rupiah) {}

    @Test
    void takesWhatIsWrittenAsItShouldBe() {
        var note =
                json.readValue(
                        """
                        {"text": "Kopi \\ud83c\\udf36", "words": ["\\u202e"],
                         "at": "2026-01-31T03:00:00Z", "rupiah": 1000}\
                        """,
                        Note.class);

        assertThat(note)
                .isEqualTo(
                        new Note(
                                "Kopi \ud83c\udf36",
                                List.of("\u202e"),
                                Instant.parse("2026-01-31T03:00:00Z"),
                                1000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"Kopi \\ud83c\"}",
                "{\"text\": \"\\udf36 Kopi\"}",
                "{\"words\": [\"Kopi \\ud83c\"]}",
                "{\"text\": 7}",
                "{\"at\": 1769828400}",
                "{\"at\": 1.5}",
                "{\"rupiah\": 1000.7}",
                "{\"rupiah\": \"1000\"}"
            })
    void refusesWhatOnlyLooksLikeIt(String text) {
        assertThatThrownBy(() -> json.readValue(text, Note.class))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        refused -> assertThat(refused.getPath()).isNotEmpty());
    }

    private static JsonMapper strict() {
        var builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }
}
