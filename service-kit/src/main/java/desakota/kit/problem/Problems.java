package desakota.kit.problem;

import desakota.kit.problem.Problem.FieldFault;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one place where refusals and errors become {@code application/problem+json}. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "urn:desakota:problem:";

    static final String NOT_UTF_8 = "Parameters must be percent-encoded UTF-8.";
    private static final String UNREADABLE = "This value can't be read.";

    static final String NO_MEDIA_TYPE =
            "Send the Content-Type of the body, such as application/json.";

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** The problem details of a problem. */
    public static ProblemDetail toDetail(Problem problem) {
        return toDetail(problem.status(), problem.name(), problem.detail(), problem.errors());
    }

    /** Writes a problem outside of a controller, such as in a filter. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), toDetail(problem));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var headers = new HttpHeaders();
        refusal.problem().headers().forEach(headers::set);
        return ResponseEntity.status(refusal.problem().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(toDetail(refusal.problem()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(OptimisticLockingFailureException busy) {
        log.warn("{}", busy.getMessage());
        return answer(
                toDetail(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Others are changing this at the same time. Please try again.",
                        List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(ConstraintViolationException violation) {
        var faults =
                violation.getConstraintViolations().stream()
                        .map(v -> new FieldFault(v.getPropertyPath().toString(), v.getMessage()))
                        .toList();
        return answer(malformed(faults));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException unreadable) {
        return answer(malformed("query", NOT_UTF_8));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidMimeTypeException unreadable) {
        return answer(malformed("Content-Type", NO_MEDIA_TYPE));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException unreadable) {
        return answer(malformed("body", "This is no complete multipart/form-data."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
        if (failure instanceof AccessDeniedException) throw failure; // Spring Security's to answer.
        log.error("A request failed", failure);
        return answer(
                toDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "Something went wrong on our side. Nothing was lost; please try again.",
                        List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var faults = new ArrayList<FieldFault>();
        for (var error : e.getBindingResult().getAllErrors()) {
            var field =
                    error instanceof FieldError onField
                            ? onField.getField()
                            : error.getObjectName();
            // What Spring says of a value that it can't convert is for those who know our classes.
            var message =
                    error instanceof FieldError onField && onField.isBindingFailure()
                            ? UNREADABLE
                            : String.valueOf(error.getDefaultMessage());
            faults.add(new FieldFault(field, message));
        }
        return respond(malformed(faults), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return respond(malformed(e.getParameterName(), "This parameter is needed."), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return respond(malformed(e.getRequestPartName(), "This part is needed."), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var faults = new ArrayList<FieldFault>();
        for (var result : e.getParameterValidationResults()) {
            var parameter = String.valueOf(result.getMethodParameter().getParameterName());
            for (var error : result.getResolvableErrors())
                faults.add(
                        new FieldFault(
                                error instanceof FieldError onField
                                        ? onField.getField()
                                        : parameter,
                                String.valueOf(error.getDefaultMessage())));
        }
        return respond(malformed(faults), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!(e.getCause() instanceof JacksonException unreadable))
            return respond(malformed("body", "A JSON body is needed."), headers);
        return respond(
                malformed(pathOf(unreadable), "This is not the JSON that is expected here."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var tooLarge =
                toDetail(
                        HttpStatus.CONTENT_TOO_LARGE,
                        nameOf(HttpStatus.CONTENT_TOO_LARGE),
                        "A file may have 8 MiB at most.",
                        List.of());
        return respond(tooLarge, headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var field =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : String.valueOf(e.getPropertyName());
        return respond(malformed(field, UNREADABLE), headers);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail && isUntyped(detail)) {
            var reason = HttpStatus.valueOf(status.value());
            detail.setType(URI.create(TYPES + nameOf(reason)));
            detail.setInstance(null);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** A status in kebab case. */
    static String nameOf(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isUntyped(ProblemDetail detail) {
        return detail.getType() == null || detail.getType().toString().equals("about:blank");
    }

    private static String pathOf(JacksonException unreadable) {
        var path = new StringBuilder();
        for (var reference : unreadable.getPath()) {
            if (reference.getPropertyName() == null)
                path.append('[').append(reference.getIndex()).append(']');
            else if (path.isEmpty()) path.append(reference.getPropertyName());
            else path.append('.').append(reference.getPropertyName());
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static ProblemDetail malformed(String field, String message) {
        return malformed(List.of(new FieldFault(field, message)));
    }

    private static ProblemDetail malformed(List<FieldFault> faults) {
        var first =
                faults.isEmpty()
                        ? ""
                        : " " + faults.getFirst().field() + ": " + faults.getFirst().message();
        return toDetail(
                HttpStatus.BAD_REQUEST, "malformed", "The request can't be taken." + first, faults);
    }

    private static ProblemDetail toDetail(
            HttpStatus status, String name, String sentence, List<FieldFault> faults) {
        var detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(URI.create(TYPES + name));
        if (!faults.isEmpty()) detail.setProperty("errors", faults);
        return detail;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ResponseEntity<Object> respond(ProblemDetail detail, HttpHeaders headers) {
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
