package desakota.identity.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

import java.util.Optional;

/**
 * A phone number in the form of E.164: {@code +6281234567890}. Written without a country code, it
 * is Indonesian.
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * The number, if this can be one. Whether its range is assigned is not asked: new ranges come
     * faster than new versions of the library.
     */
    public static Optional<PhoneNumber> parse(String text) {
        try {
            var number = NUMBERS.parse(text, "ID");
            if (!NUMBERS.isPossibleNumber(number)) return Optional.empty();
            return Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /** Without the number: it may end up in a log. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
