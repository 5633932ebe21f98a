package desakota.payment.qris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;

class QrisTest {

    private static final Merchant MERCHANT =
            new Merchant(
                    "DESAKOTA",
                    "MALANG",
                    "65111",
                    "5499",
                    "ID1026000000001",
                    "ID.DESAKOTA.WWW",
                    "936009990000000015",
                    "UMI");
    private static final Qris QRIS = new Qris(MERCHANT);

    @Test
    void hasTheChecksumOfTheStandardsCheckValue() {
        var checksum = Crc16.of("123456789");

        assertThat(checksum).isEqualTo("29B1");
    }

    @Test
    void isADynamicStringOfTheMerchantTheAmountAndTheBill() {
        var payload = QRIS.payload(Money.rupiah(125_000), "7K3M-Q9TX-5");

        assertThat(payload)
                .startsWith(
                        "000201010212"
                                + "26480015ID.DESAKOTA.WWW0118936009990000000015"
                                + "0303UMI"
                                + "51440014ID.CO.QRIS.WWW0215ID10260000000010303UMI"
                                + "520454995303360"
                                + "5406125000"
                                + "5802ID5908DESAKOTA6006MALANG610565111"
                                + "62150111"
                                + "7K3M-Q9TX-56304")
                .hasSize(payload.indexOf("6304", payload.length() - 8) + 8);
    }

    @Property(tries = 200)
    void isReadBackByAnyDecoder(
            @ForAll @LongRange(min = 1, max = 9_999_999_999L) long amount,
            @ForAll @StringLength(min = 1, max = 25) @CharRange(from = ' ', to = '~') String bill) {
        var payload = QRIS.payload(Money.rupiah(amount), bill);

        var decoded = decode(payload);
        assertThat(decoded.keySet())
                .containsExactly(
                        "00", "01", "26", "51", "52", "53", "54", "58", "59", "60", "61", "62",
                        "63");
        assertThat(decoded).containsEntry("00", "01").containsEntry("01", "12");
        assertThat(decoded).containsEntry("53", "360").containsEntry("58", "ID");
        assertThat(decoded).containsEntry("54", Long.toString(amount));
        assertThat(decode(decoded.get("51")))
                .containsEntry("00", "ID.CO.QRIS.WWW")
                .containsEntry("02", "ID1026000000001");
        assertThat(decode(decoded.get("62"))).containsEntry("01", bill);
        assertThat(decoded.get("63"))
                .isEqualTo(Crc16.of(payload.substring(0, payload.length() - 4)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void isNotMadeForNoMoney(long amount) {
        assertThatThrownBy(() -> QRIS.payload(Money.rupiah(amount), "bill"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "longer than twenty-five characters", "kopi ☕"})
    void isNotMadeForABillThatAppsCannotShow(String bill) {
        assertThatThrownBy(() -> QRIS.payload(Money.rupiah(1), bill))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> decode(@Nullable String text) {
        var objects = new LinkedHashMap<String, String>();
        var rest = text == null ? "" : text;
        while (!rest.isEmpty()) {
            var end = 4 + Integer.parseInt(rest.substring(2, 4));
            objects.put(rest.substring(0, 2), rest.substring(4, end));
            rest = rest.substring(end);
        }
        return objects;
    }
}
