package desakota.kit;

import java.util.Locale;

/**
 * Codes that people read out and type: eight characters of Crockford's base 32 (no I, L, O, U) and
 * his check character, written in groups of four, such as {@code 7K3M-Q9TX-5}.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's Base 32</a>
 */
public final class ShortCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECK_DIGITS = DIGITS + "*~$=U";
    private static final int LENGTH = 8;

    private ShortCode() {}

    /**
     * The code of a number.
     *
     * @param number 0 to 2<sup>40</sup> - 1
     */
    public static String encode(long number) {
        if (number < 0 || number >= 1L << 40)
            throw new IllegalArgumentException("Not a 40-bit number: " + number);
        var code = new StringBuilder(LENGTH + 3);
        for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5)
            code.append(DIGITS.charAt((int) (number >>> shift) & 31));
        return code.insert(4, '-')
                .append('-')
                .append(CHECK_DIGITS.charAt((int) (number % 37)))
                .toString();
    }

    /**
     * The code as {@link #encode} writes it, whatever the case, the dashes and the letters people
     * mistake for digits.
     *
     * @throws IllegalArgumentException when it is no code or its check character does not fit
     */
    public static String normalize(String typed) {
        var plain =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (plain.length() != LENGTH + 1)
            throw new IllegalArgumentException("A code has nine characters.");
        long number = 0;
        for (var c : plain.substring(0, LENGTH).toCharArray()) {
            var digit = DIGITS.indexOf(c);
            if (digit < 0) throw new IllegalArgumentException("No code contains '" + c + "'.");
            number = number << 5 | digit;
        }
        var code = encode(number);
        if (code.charAt(code.length() - 1) != plain.charAt(LENGTH))
            throw new IllegalArgumentException("The code is mistyped: its check does not fit.");
        return code;
    }
}
