package desakota.payment.qris;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The market as a QRIS merchant: what the acquirer registered. Values are printable ASCII.
 *
 * @param name at most 25 characters
 * @param city at most 15 characters
 * @param categoryCode ISO 18245, four digits; 5499 is miscellaneous food stores
 * @param nationalId NMID, given by the national merchant repository
 * @param acquirerId the acquirer's globally unique identifier, a reversed domain name
 * @param accountNumber the merchant's PAN at the acquirer
 * @param criteria size class of the merchant, such as UMI for a micro business
 */
@ConfigurationProperties("desakota.payment.qris")
public record Merchant(
        @DefaultValue("DESAKOTA") String name,
        @DefaultValue("MALANG") String city,
        @DefaultValue("65111") String postalCode,
        @DefaultValue("5499") String categoryCode,
        @DefaultValue("ID1026000000001") String nationalId,
        @DefaultValue("ID.DESAKOTA.WWW") String acquirerId,
        @DefaultValue("936009990000000015") String accountNumber,
        @DefaultValue("UMI") String criteria) {

    public Merchant {
        check("name", name, 25);
        check("city", city, 15);
        check("postal-code", postalCode, 10);
        check("national-id", nationalId, 15);
        check("acquirer-id", acquirerId, 32);
        check("account-number", accountNumber, 19);
        check("criteria", criteria, 3);
        if (!categoryCode.matches("\\d{4}"))
            throw new IllegalArgumentException("category-code is four digits: " + categoryCode);
    }

    private static void check(String property, String value, int longest) {
        if (!value.matches("[ -~]{1," + longest + "}"))
            throw new IllegalArgumentException(
                    property + " is 1 to " + longest + " printable ASCII characters: " + value);
    }
}
