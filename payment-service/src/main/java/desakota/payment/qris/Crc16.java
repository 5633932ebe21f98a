package desakota.payment.qris;

import java.nio.charset.StandardCharsets;

/**
 * The checksum of QR codes for payments: CRC-16 with polynomial 1021 and initial value FFFF, not
 * reflected (EMVCo QRCPS Merchant-Presented Mode, section 4.7.3; ISO/IEC 13239). The check value of
 * {@code 123456789} is {@code 29B1}.
 */
final class Crc16 {

    private static final int POLYNOMIAL = 0x1021;

    private Crc16() {}

    /** Four upper-case hexadecimal digits. */
    static String of(String text) {
        int crc = 0xFFFF;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
        }
        return "%04X".formatted(crc & 0xFFFF);
    }
}
