package desakota.logistics.desk;

import desakota.kit.ShortCode;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;

import java.util.Objects;

/** What people type from parcels' labels. */
public final class Labels {

    private Labels() {}

    /**
     * A code as it is written on the label.
     *
     * @throws Refusal 422 on the field when it is mistyped
     */
    public static String codeOf(String field, String typed) {
        try {
            return ShortCode.normalize(typed);
        } catch (IllegalArgumentException e) {
            throw new Refusal(new Invalid(field, Objects.toString(e.getMessage())));
        }
    }
}
