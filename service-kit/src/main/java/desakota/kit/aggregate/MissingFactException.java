package desakota.kit.aggregate;

/** A fact came before the one it follows. The record waits until the missing one has come. */
public final class MissingFactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingFactException(String fact, long lastSeen) {
        super(fact + " came, but the last one seen is number " + lastSeen);
    }
}
