package desakota.kit.web;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;

import org.springframework.http.HttpStatus;

/**
 * The {@code If-Match} of an edit, RFC 9110 section 13.1.1. A controller that takes it as an
 * argument refuses requests without one with 428.
 *
 * @param tag an entity tag as {@link #tagOf} makes it, or {@code *}
 */
public record IfMatch(String tag) {

    /** The entity tag of an edit count: {@code "7"}. */
    public static String tagOf(long edits) {
        return "\"" + edits + "\"";
    }

    /**
     * Goes on only if the thing is still at this edit.
     *
     * @throws Refusal 412 when somebody else has edited it since
     */
    public void check(long edits) {
        if (!tag.equals("*") && !tag.equals(tagOf(edits))) throw new Refusal(new Stale());
    }

    /** Somebody else was faster. */
    record Stale() implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.PRECONDITION_FAILED;
        }

        @Override
        public String name() {
            return "stale";
        }

        @Override
        public String detail() {
            return "It was edited since you read it. Read it again and repeat your edit.";
        }
    }

    /** The edit does not say which state it edits. */
    record Missing() implements Problem {
        @Override
        public HttpStatus status() {
            return HttpStatus.PRECONDITION_REQUIRED;
        }

        @Override
        public String name() {
            return "if-match-required";
        }

        @Override
        public String detail() {
            return "Send the ETag that you read as If-Match.";
        }
    }
}
