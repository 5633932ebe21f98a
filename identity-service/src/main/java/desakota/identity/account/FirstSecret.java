package desakota.identity.account;

/** A secret that is read out or written down once: {@code 7KQ4-M2XD-9TRB-W3HC}, 80 random bits. */
final class FirstSecret {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;

    private FirstSecret() {}

    /** From at least 16 random bytes. */
    static String of(byte[] random) {
        var secret = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) secret.append('-');
            secret.append(ALPHABET.charAt(random[i] & 31));
        }
        return secret.toString();
    }
}
