package desakota.kit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import java.security.SecureRandom;

/** New identifiers: for machines, and short ones that a person can read over the phone. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator UUIDS =
            Generators.timeBasedEpochRandomGenerator();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new time-ordered id: UUID version 7, RFC 9562 section 5.7. */
    public static String next() {
        return UUIDS.generate().toString();
    }

    /**
     * A new {@link ShortCode} of eight random characters and a check character, of those whose
     * check is a digit or a letter too: they stand in addresses and are read over the phone.
     */
    public static String nextCode() {
        var code = ShortCode.encode(RANDOM.nextLong(1L << 40));
        return Character.isLetterOrDigit(code.charAt(code.length() - 1)) ? code : nextCode();
    }
}
