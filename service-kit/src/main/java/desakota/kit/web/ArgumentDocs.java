package desakota.kit.web;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.security.Caller;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;

/**
 * Describes in OpenAPI what {@link Arguments} reads: headers and cursors instead of the classes
 * that they become, and that every refusal is a problem.
 */
public final class ArgumentDocs implements GlobalOperationCustomizer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Cursor.class, IfMatch.class, IdempotencyKey.class)
                .replaceWithSchema(JsonNode.class, new Schema<>())
                .replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (takes(method, IdempotencyKey.class)) {
            operation.addParametersItem(
                    header("Idempotency-Key", "The same key and body give the same answer again."));
            if (!saysHowItSucceeds(method)) created(operation);
        }
        if (takes(method, IfMatch.class))
            operation.addParametersItem(header("If-Match", "The ETag of what is edited."));
        if (takes(method, Cursor.class))
            operation.addParametersItem(
                    new QueryParameter()
                            .name("cursor")
                            .description("\"next\" of the page before.")
                            .schema(new StringSchema()));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused, as RFC 9457 tells it")
                                .content(problem()));
        operation.getResponses().forEach(ArgumentDocs::tellOfProblem);
        return operation;
    }

    /** An operation may say which refusals there are; how they look is the same everywhere. */
    private static void tellOfProblem(String status, ApiResponse response) {
        if (status.startsWith("4") || status.startsWith("5")) response.setContent(problem());
    }

    private static boolean saysHowItSucceeds(HandlerMethod method) {
        var answers =
                AnnotatedElementUtils.findMergedRepeatableAnnotations(
                        method.getMethod(),
                        io.swagger.v3.oas.annotations.responses.ApiResponse.class);
        return answers.stream().anyMatch(answer -> answer.responseCode().startsWith("2"));
    }

    /** What is done once per key makes something, unless the operation says otherwise. */
    private static void created(Operation operation) {
        var done = operation.getResponses().remove("200");
        if (done != null) operation.getResponses().addApiResponse("201", done);
    }

    private static boolean takes(HandlerMethod method, Class<?> argument) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == argument);
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).description(description).required(true).schema(new StringSchema());
        return header;
    }

    private static Content problem() {
        var fault = new ObjectSchema();
        fault.addProperty("field", new StringSchema());
        fault.addProperty("message", new StringSchema());
        fault.setRequired(List.of("field", "message"));
        var problem = new ObjectSchema();
        for (var text : List.of("type", "title", "detail"))
            problem.addProperty(text, new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("errors", new ArraySchema().items(fault));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return new Content()
                .addMediaType("application/problem+json", new MediaType().schema(problem));
    }
}
