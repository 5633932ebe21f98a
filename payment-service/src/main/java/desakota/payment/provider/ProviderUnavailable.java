package desakota.payment.provider;

import org.jspecify.annotations.Nullable;

/** A provider could not be asked. Nothing is known about the call; it is to be repeated. */
public final class ProviderUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether it did answer, but something that can't be understood. */
    public boolean isOdd() {
        return getCause() instanceof OddAnswer;
    }
}
