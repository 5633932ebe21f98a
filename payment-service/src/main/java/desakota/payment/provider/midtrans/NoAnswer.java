package desakota.payment.provider.midtrans;

import org.jspecify.annotations.Nullable;

/** Midtrans did not answer, or asks to come back later. The call may have taken effect. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message, @Nullable Throwable cause) {
        super("Midtrans gave no answer: " + message, cause);
    }
}
