package desakota.identity.secret;

/** Something stored was sealed under another {@code desakota.identity.key-secret}. */
public final class WrongKeySecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongKeySecretException(Throwable cause) {
        super(
                "desakota.identity.key-secret is not the one this database was written with."
                        + " Set the old one, or drop the collections signing_keys and"
                        + " authorizations: then everybody signs in anew.",
                cause);
    }
}
