package desakota.kit;

import static desakota.kit.test.Transitions.assertPrinted;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import desakota.kit.asyncapi.AsyncApi;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

import java.io.IOException;
import java.nio.file.Path;

/** The AsyncAPI document. */
class AsyncApiTest {

    private static final Path ROOT = Path.of("..");
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                            .disable(YAMLWriteFeature.SPLIT_LINES)
                            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                            .stringQuotingChecker(new Quoting())
                            .build());
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private static ObjectNode document = YAML.createObjectNode();

    @BeforeAll
    static void make() throws IOException {
        var settings = new Binder().bindOrCreate("desakota", KitProperties.class);
        document =
                new AsyncApi(ROOT, topic -> KitAutoConfiguration.newTopic(topic, settings))
                        .document();
    }

    @Test
    void isAsPrinted() throws IOException {
        assertPrinted(ROOT.resolve("docs/asyncapi.yaml"), YAML.writeValueAsString(document));
    }

    @Test
    void promisesWhatTheSamplesAre() {
        assertThat(document.at("/components/messages"))
                .isNotEmpty()
                .allSatisfy(
                        message ->
                                assertThat(
                                                schemaOf(message)
                                                        .validate(
                                                                message.at("/examples/0/payload")))
                                        .isEmpty());
    }

    @Test
    void promisesWhatIsNotOptional() {
        assertThat(document.at("/components/messages"))
                .allSatisfy(
                        message ->
                                assertThat(schemaOf(message).validate(YAML.createObjectNode()))
                                        .isNotEmpty());
    }

    private static Schema schemaOf(JsonNode message) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(message.get("payload"));
        whole.set("components", document.get("components"));
        return SCHEMAS.getSchema(whole);
    }

    /** Quotes what some readers of YAML take for a number or a time. */
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value)
                    || (!value.isEmpty() && Character.isDigit(value.charAt(0)));
        }
    }
}
