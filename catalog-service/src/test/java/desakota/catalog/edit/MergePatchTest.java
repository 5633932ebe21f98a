package desakota.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.problem.Refusal;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A merge patch. */
class MergePatchTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final MergePatch patches = new MergePatch(JSON, VALIDATOR);

    /** A text with an author. */
    record Text(@NotNull @Size(max = 5) String title, @Nullable String end, Author author) {}

    /** Who wrote it. */
    record Author(String name, int born) {}

    @Test
    void replacesWhatItNamesAndLeavesTheRest() {
        var x = new Author("x", 1);

        assertThat(apply("{}")).isEqualTo(new Text("a", "b", x));
        assertThat(apply("{\"title\": \"c\"}")).isEqualTo(new Text("c", "b", x));
        assertThat(apply("{\"end\": null}")).isEqualTo(new Text("a", null, x));
        assertThat(apply("{\"author\": {\"name\": \"y\"}}"))
                .isEqualTo(new Text("a", "b", new Author("y", 1)));
    }

    @Test
    void canNotNameWhatIsNotThere() {
        assertThatThrownBy(() -> apply("{\"id\": 5}"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("\"id\"");
    }

    @Test
    void canNotBreakTheTextsRules() {
        assertThatThrownBy(() -> apply("{\"title\": \"too long\"}"))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> apply("{\"title\": null}"))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> apply("{\"author\": {\"born\": \"x\"}}"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("malformed");
    }

    private Text apply(String patch) {
        var before = new Text("a", "b", new Author("x", 1));
        return patches.apply(JSON.readValue(patch, ObjectNode.class), before, Text.class);
    }
}
