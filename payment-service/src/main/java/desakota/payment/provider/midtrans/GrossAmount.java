package desakota.payment.provider.midtrans;

import desakota.events.Money;
import desakota.payment.provider.OddAnswer;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * An amount as Midtrans writes it: rupiah with two decimals, as a text.
 *
 * <p>Valid: {@code "25000.00"}, {@code "25000"}. Invalid: {@code "25000.50"}, for the rupiah has no
 * minor unit in use; {@code "-1.00"}; {@code "2.5e4"}.
 */
final class GrossAmount {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,15})(\\.00?)?");

    private GrossAmount() {}

    /**
     * Reads an amount exactly.
     *
     * @throws OddAnswer when it is missing or no whole amount of rupiah
     */
    static Money parse(@Nullable String text) {
        var whole = WHOLE.matcher(text == null ? "" : text);
        if (!whole.matches()) throw new OddAnswer("an amount that is no whole rupiah: " + text);
        return Money.rupiah(Long.parseLong(whole.group(1)));
    }
}
