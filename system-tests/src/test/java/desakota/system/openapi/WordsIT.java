package desakota.system.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;

import desakota.system.MarketProcess;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the market's OpenAPI document says in words, which are those of the Javadoc. */
@Order(8)
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsIT {

    private static final String WORDS = "__Javadoc.json";

    /** Fewer than have words today: were none found, nothing would be tried. */
    private static final int MANY = 200;

    private ApiDocument document;

    @BeforeAll
    void read() {
        document = ApiDocument.at(MarketProcess.shared().address());
    }

    @Test
    void areThereForEveryOperation() {
        assertThat(document.operations())
                .isNotEmpty()
                .filteredOn(operation -> operation.node().path("summary").asString("").isBlank())
                .isEmpty();
    }

    @Test
    void areThereForEveryFieldThatTheJavadocTellsOf() throws IOException {
        var told = new HashSet<String>();
        var silent = new HashSet<String>();
        for (var record : recordsWithWords())
            for (var schema : schemasOf(record))
                for (var field : fieldsWithWords(record)) {
                    var words = schema.at("/properties/" + field + "/description").asString("");
                    (words.isBlank() ? silent : told).add(record.getName() + "." + field);
                }

        assertThat(silent).isEmpty();
        assertThat(told).hasSizeGreaterThan(MANY);
    }

    private List<JsonNode> schemasOf(Class<?> record) {
        var schemas = document.components().path("schemas");
        var enclosing = record.getEnclosingClass();
        var prefix = enclosing == null ? "" : enclosing.getSimpleName();
        return Stream.of(record.getSimpleName(), prefix + record.getSimpleName())
                .distinct()
                .map(schemas::path)
                .filter(schema -> fieldsOf(schema).equals(fieldsOf(record)))
                .toList();
    }

    private static Set<String> fieldsOf(JsonNode schema) {
        return Set.copyOf(schema.path("properties").propertyNames());
    }

    private static Set<String> fieldsOf(Class<?> record) {
        return Set.copyOf(
                Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList());
    }

    private static List<String> fieldsWithWords(Class<?> record) {
        return RuntimeJavadoc.getJavadoc(record).getRecordComponents().stream()
                .map(ParamJavadoc::getName)
                .toList();
    }

    private static List<? extends Class<?>> recordsWithWords() throws IOException {
        var files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:desakota/**/*" + WORDS);
        return Arrays.stream(files)
                .map(file -> classOf(file.toString()))
                .filter(type -> type.isRecord() && !fieldsWithWords(type).isEmpty())
                .toList();
    }

    private static Class<?> classOf(String file) {
        var name = file.substring(file.lastIndexOf("/desakota/") + 1, file.indexOf(WORDS));
        try {
            return Class.forName(name.replace('/', '.'), false, WordsIT.class.getClassLoader());
        } catch (ClassNotFoundException none) {
            throw new IllegalStateException(none);
        }
    }
}
