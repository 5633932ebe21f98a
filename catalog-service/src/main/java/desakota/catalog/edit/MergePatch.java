package desakota.catalog.edit;

import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Edits a record by a JSON merge patch: a member replaces, {@code null} removes, what is not named
 * stays.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
@Component
public final class MergePatch {

    /** The media type of merge patches. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper json;
    private final Validator validator;

    MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The record after the patch.
     *
     * @param before what is edited; its components are all that may be
     * @throws Refusal 422 when the patch names something else, 400 when a value can't be read
     * @throws ConstraintViolationException when the result breaks the record's constraints
     */
    public <T> T apply(ObjectNode patch, T before, Class<T> type) {
        var tree = json.valueToTree(before);
        for (var field : patch.propertyNames())
            if (!tree.has(field))
                throw new Refusal(new Invalid(field, "\"" + field + "\" can't be edited here."));
        var after = read(merged(tree, patch), type);
        var violations = validator.validate(after);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        return after;
    }

    private <T> T read(JsonNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException e) {
            var path = e.getPath();
            var field = path.isEmpty() ? "body" : path.getFirst().getPropertyName();
            throw new Refusal(new Malformed(field, "This value can't be taken."));
        }
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) return patch;
        var merged = target instanceof ObjectNode before ? before : json.createObjectNode();
        for (var member : members.properties()) {
            var name = member.getKey();
            if (member.getValue().isNull()) merged.remove(name);
            else merged.set(name, merged(merged.path(name), member.getValue()));
        }
        return merged;
    }
}
