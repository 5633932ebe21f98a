package desakota.identity.secret;

/**
 * Something stored was sealed under another {@code desakota.identity.key-secret}. It has no cause:
 * where a start fails, the last cause is what people are told, and that a tag does not match tells
 * them nothing.
 */
public final class WrongKeySecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongKeySecretException() {
        super(
                "desakota.identity.key-secret is not the one this database was written with."
                        + " Set the old one, or drop the collections signing_keys and"
                        + " authorizations: then everybody signs in anew.");
    }
}
