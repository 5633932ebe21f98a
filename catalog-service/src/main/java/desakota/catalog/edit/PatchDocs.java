package desakota.catalog.edit;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.Optional;

/**
 * Describes merge patches in OpenAPI: they have the members of the record that they edit, but none
 * of them need be there.
 */
@Component
final class PatchDocs implements OpenApiCustomizer {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> Optional.ofNullable(path.getPatch()).stream())
                .map(Operation::getRequestBody)
                .map(RequestBody::getContent)
                .filter(content -> content.containsKey(MergePatch.MEDIA_TYPE))
                .flatMap(content -> content.values().stream())
                .forEach(body -> loosen(body, document.getComponents()));
    }

    private static void loosen(MediaType body, Components components) {
        body.setSchema(loose(body.getSchema(), components));
    }

    /** The same, with nothing in it that must be there. */
    private static Schema<?> loose(Schema<?> schema, Components components) {
        var record = resolved(schema, components);
        if (record.getProperties() == null) return schema;
        var loose = new ObjectSchema();
        record.getProperties()
                .forEach((name, member) -> loose.addProperty(name, loose(member, components)));
        return loose;
    }

    private static Schema<?> resolved(Schema<?> schema, Components components) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : Objects.requireNonNull(
                        components.getSchemas().get(reference.substring(REFERENCE.length())));
    }
}
