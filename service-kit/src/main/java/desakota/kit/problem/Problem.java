package desakota.kit.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Why a request is refused, as RFC 9457 tells it. A feature lists its own ways to refuse in a
 * sealed interface of records that extends {@link Worded}.
 */
public interface Problem {

    /** The HTTP status of the refusal. */
    HttpStatus status();

    /** What kind of problem, in kebab case; never changes: {@code order-too-late}. */
    String name();

    /** A sentence that a person can act on. No personal data. */
    String detail();

    /** The fields at fault, if any. */
    default List<FieldFault> errors() {
        return List.of();
    }

    /** Headers that belong to the refusal, such as {@code Retry-After}. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * A field at fault.
     *
     * @param field its path in the request, such as {@code items[0].quantity}
     */
    record FieldFault(String field, String message) {}

    /**
     * A problem that says everything about itself at once. A sealed interface of such records has
     * its words in one table: a {@code switch} over all of them.
     */
    interface Worded extends Problem {

        /** Its words. */
        Words words();

        @Override
        default HttpStatus status() {
            return words().status();
        }

        @Override
        default String name() {
            return words().name();
        }

        @Override
        default String detail() {
            return words().detail();
        }

        @Override
        default List<FieldFault> errors() {
            return words().errors();
        }

        @Override
        default Map<String, String> headers() {
            return words().headers();
        }
    }

    /** What there is to say about a problem; each part as the method of {@link Problem} has it. */
    record Words(
            HttpStatus status,
            String name,
            String detail,
            List<FieldFault> errors,
            Map<String, String> headers) {

        public Words(HttpStatus status, String name, String detail) {
            this(status, name, detail, List.of(), Map.of());
        }

        /** The same, blaming a field. */
        public Words about(String field) {
            return new Words(status, name, detail, List.of(new FieldFault(field, detail)), headers);
        }

        /** The same, with how long to wait before another try: in whole seconds, one at least. */
        public Words retryAfter(Duration wait) {
            var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            return new Words(
                    status,
                    name,
                    detail,
                    errors,
                    Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        }
    }

    /** There is no such thing, or it is nobody's business of the caller. */
    record NotFound(String thing, String id) implements Worded {
        @Override
        public Words words() {
            return new Words(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "There is no " + thing + " " + id + " that you may see.");
        }
    }

    /** The thing is public, but not the caller's to change. */
    record NotYours(String detail) implements Worded {
        @Override
        public Words words() {
            return new Words(HttpStatus.FORBIDDEN, "not-yours", detail);
        }
    }

    /** The request is well formed, but one of its fields can't be. */
    record Invalid(String field, String message) implements Worded {
        @Override
        public Words words() {
            return new Words(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", message).about(field);
        }
    }

    /** The request can't be read: a header or parameter is missing or malformed. */
    record Malformed(String field, String message) implements Worded {
        @Override
        public Words words() {
            return new Words(HttpStatus.BAD_REQUEST, "malformed", message).about(field);
        }
    }
}
