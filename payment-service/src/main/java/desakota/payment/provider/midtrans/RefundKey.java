package desakota.payment.provider.midtrans;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Our id of a refund as a {@code refund_key}, which may consist of letters, digits, {@code -} and
 * {@code _}: any other byte becomes {@code _} and two hexadecimal digits, and so does {@code _}. It
 * can be read back, so that Midtrans's list of refunds can be held against ours.
 *
 * <p>{@code order-ended} stays as it is; {@code 7f3/paid} becomes {@code 7f3_2fpaid}.
 */
final class RefundKey {

    private static final HexFormat HEX = HexFormat.of();

    private RefundKey() {}

    static String of(String refundId) {
        var key = new StringBuilder();
        for (var b : refundId.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) key.append((char) b);
            else key.append('_').append(HEX.toHexDigits(b));
        }
        return key.toString();
    }

    /** The id that the key was made of; the key itself if it was not made here. */
    static String read(String key) {
        var bytes = new byte[key.length()];
        var length = 0;
        for (var i = 0; i < key.length(); i++) {
            var c = key.charAt(i);
            if (c == '_') {
                if (!isEscape(key, i)) return key;
                bytes[length++] = (byte) HexFormat.fromHexDigits(key, i + 1, i + 3);
                i += 2;
            } else if (c < 128) bytes[length++] = (byte) c;
            else return key;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String key, int at) {
        return at + 2 < key.length()
                && HexFormat.isHexDigit(key.charAt(at + 1))
                && HexFormat.isHexDigit(key.charAt(at + 2));
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-';
    }
}
