package desakota.kit.problem;

import org.springframework.http.HttpStatus;

import java.util.List;

/**
 * Why a request is refused, as RFC 9457 tells it. A feature lists its own ways to refuse in a
 * sealed interface of records that extends this one.
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

    /**
     * A field at fault.
     *
     * @param field its path in the request, such as {@code items[0].quantity}
     */
    record FieldFault(String field, String message) {}

    /** There is no such thing, or it is nobody's business of the caller. */
    record NotFound(String thing, String id) implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.NOT_FOUND;
        }

        @Override
        public String name() {
            return "not-found";
        }

        @Override
        public String detail() {
            return "There is no " + thing + " " + id + " that you may see.";
        }
    }

    /** The thing is public, but not the caller's to change. */
    record NotYours(String detail) implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.FORBIDDEN;
        }

        @Override
        public String name() {
            return "not-yours";
        }
    }

    /** The request is well formed, but one of its fields can't be. */
    record Invalid(String field, String message) implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "invalid";
        }

        @Override
        public String detail() {
            return message;
        }

        @Override
        public List<FieldFault> errors() {
            return List.of(new FieldFault(field, message));
        }
    }

    /** The request can't be read: a header or parameter is missing or malformed. */
    record Malformed(String field, String message) implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.BAD_REQUEST;
        }

        @Override
        public String name() {
            return "malformed";
        }

        @Override
        public String detail() {
            return message;
        }

        @Override
        public List<FieldFault> errors() {
            return List.of(new FieldFault(field, message));
        }
    }
}
