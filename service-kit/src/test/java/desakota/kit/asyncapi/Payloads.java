package desakota.kit.asyncapi;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;

import desakota.events.WireName;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The events' JSON as JSON Schema draft 7, which is what AsyncAPI's own schemas are. As in OpenAPI,
 * a component is always there, or it is {@code @Nullable} and may be null.
 */
final class Payloads {

    private final Javadocs javadocs;
    private final SchemaBuilder schemas;

    Payloads(Javadocs javadocs) {
        this.javadocs = javadocs;
        var settings =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                                Option.INLINE_NULLABLE_SCHEMAS)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        settings.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDefinitionNamingStrategy(new Names())
                .withDescriptionResolver(this::about)
                .withCustomDefinitionProvider(Payloads::constants);
        settings.forFields()
                .withNullableCheck(Payloads::mayBeNull)
                .withRequiredCheck(field -> !mayBeNull(field))
                .withDescriptionResolver(this::about);
        schemas = new SchemaGenerator(settings.build()).buildMultipleSchemaDefinitions();
    }

    /** A reference to the schema of an event, which will be among the {@link #schemas}. */
    ObjectNode referTo(Class<?> event) {
        return schemas.createSchemaReference(event);
    }

    /** Everything that was referred to, and what that refers to. */
    ObjectNode schemas() {
        return schemas.collectDefinitions("components/schemas");
    }

    private static boolean mayBeNull(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable String about(FieldScope field) {
        if (field.isFakeContainerItemScope()) return null;
        var text =
                javadocs.component(
                        field.getDeclaringType().getErasedType(), field.getDeclaredName());
        return text.isEmpty() ? null : text;
    }

    /** The message says what an event means. */
    private @Nullable String about(TypeScope scope) {
        var type = scope.getType().getErasedType();
        if (!isOurs(type) || type.isAnnotationPresent(WireName.class)) return null;
        return type.isEnum() ? constantsOf(type) : javadocs.text(type);
    }

    private String constantsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum.class::cast)
                .map(constant -> "- `%s`: %s".formatted(constant, javadocs.text(constant)))
                .collect(Collectors.joining("\n", javadocs.text(type) + "\n\n", ""));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackage() == WireName.class.getPackage();
    }

    private static @Nullable CustomDefinition constants(
            ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) return null;
        var schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
        var names = schema.putArray("enum");
        for (var constant : type.getErasedType().getEnumConstants())
            names.add(((Enum<?>) constant).name());
        return new CustomDefinition(schema, DefinitionType.STANDARD, AttributeInclusion.YES);
    }

    /** An event is called as its class, what belongs to a class after both, as in OpenAPI. */
    private static final class Names implements SchemaDefinitionNamingStrategy {
        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            var type = key.getType().getErasedType();
            var enclosing = type.getEnclosingClass();
            return enclosing == null || type.isAnnotationPresent(WireName.class)
                    ? type.getSimpleName()
                    : enclosing.getSimpleName() + type.getSimpleName();
        }
    }
}
