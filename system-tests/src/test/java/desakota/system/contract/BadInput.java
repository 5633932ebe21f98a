package desakota.system.contract;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A request with one thing wrong.
 *
 * @param what is wrong
 * @param blamed the field, parameter or header that the refusal must name; null when none is
 * @param answers the statuses that are right, in hundreds or in full: 4 or 404
 */
record BadInput(String what, Request request, @Nullable String blamed, Set<Integer> answers) {

    private static final Set<Integer> REFUSED = Set.of(400, 406, 412, 413, 414, 415, 422, 428, 431);

    /** 401 where a signature stands for a token. */
    private static final Set<Integer> NOT_FOUND = Set.of(400, 401, 403, 404, 414);

    private static final Set<Integer> UNHARMED = Set.of(2, 4);

    /** Something that can't be read, and is not one field's fault. */
    static BadInput of(String what, Request request) {
        return new BadInput(what, request, null, REFUSED);
    }

    /** A field that can't be as it is. */
    static BadInput at(String field, String what, Request request) {
        return new BadInput(field + " " + what, request, field, REFUSED);
    }

    /** A path to something that does not exist. */
    static BadInput nowhere(String what, Request request) {
        return new BadInput(what, request, null, NOT_FOUND);
    }

    /** A body that names something that does not exist. */
    static BadInput strange(String what, Request request) {
        return new BadInput(what, request, null, Set.of(400, 403, 404, 409, 422));
    }

    /** A token that is none. */
    static BadInput unknown(String what, Request request) {
        return new BadInput(what, request, null, Set.of(401));
    }

    /** Something odd that may be taken, as long as it does no harm. */
    static BadInput odd(String what, Request request) {
        return new BadInput(what, request, null, UNHARMED);
    }

    boolean mayGet(int status) {
        return answers.contains(status) || answers.contains(status / 100);
    }

    /** Whether naming this is naming the field at fault, or something in it or around it. */
    boolean blames(String field) {
        return blamed == null || isWithin(field, blamed) || isWithin(blamed, field);
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equals(outer)
                || inner.startsWith(outer + ".")
                || inner.startsWith(outer + "[");
    }

    @Override
    public String toString() {
        return what;
    }
}
