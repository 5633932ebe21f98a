package desakota.kit.web;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells in OpenAPI what the code knows about records. A component is always there, or it is
 * {@code @Nullable} and may be null. A record within another class is named after both, so that the
 * items of an order and those of a statement are two schemas.
 */
public final class RecordDocs implements ModelConverter {

    private static final String NULL = "null";
    private static final String ENDPOINTS = "Controller";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        var declared = classOf(type);
        if (!declared.isRecord() || !isNullMarked(declared))
            return chain.next().resolve(type, context, chain);
        if (type.getName() == null && isNamedByEnclosing(declared)) type.name(nameOf(declared));
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema != null)
            describe(model(schema, context.getDefinedModels()), declared.getRecordComponents());
        return schema;
    }

    /** What an endpoint takes and gives belongs to it alone, and has a name of its own. */
    private static boolean isNamedByEnclosing(Class<?> declared) {
        var enclosing = declared.getEnclosingClass();
        return enclosing != null
                && !enclosing.getSimpleName().endsWith(ENDPOINTS)
                && declared.getTypeParameters().length == 0;
    }

    private static String nameOf(Class<?> declared) {
        return declared.getEnclosingClass().getSimpleName() + declared.getSimpleName();
    }

    private static Class<?> classOf(AnnotatedType type) {
        if (type.getType() instanceof JavaType known) return known.getRawClass();
        return Json31.mapper().constructType(type.getType()).getRawClass();
    }

    private static boolean isNullMarked(Class<?> declared) {
        return declared.getPackage().isAnnotationPresent(NullMarked.class);
    }

    @SuppressWarnings("rawtypes") // as swagger-core hands them out
    private static Schema<?> model(Schema<?> schema, Map<String, Schema> defined) {
        var reference = schema.get$ref();
        if (reference == null) return schema;
        Schema<?> referred = defined.get(reference.substring(reference.lastIndexOf('/') + 1));
        return referred == null ? schema : referred;
    }

    private static void describe(Schema<?> model, RecordComponent[] components) {
        if (model.getProperties() == null) return;
        for (var component : components) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property == null) continue;
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                model.getProperties().put(component.getName(), orNull(property));
            else if (!isRequired(model, component.getName()))
                model.addRequiredItem(component.getName());
        }
    }

    private static boolean isRequired(Schema<?> model, String name) {
        return model.getRequired() != null && model.getRequired().contains(name);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) return property;
        if (property.get$ref() == null && property.getEnum() == null) {
            if (property.getTypes() != null) property.addType(NULL);
            return property;
        }
        var either = new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of(NULL))));
        either.setDescription(property.getDescription());
        property.setDescription(null);
        return either;
    }
}
