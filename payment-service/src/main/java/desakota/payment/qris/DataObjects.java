package desakota.payment.qris;

/**
 * Writes data objects one after the other: a two-digit id, the value's length in characters as two
 * digits, the value (EMVCo QRCPS Merchant-Presented Mode, section 3.2).
 */
final class DataObjects {

    private static final int LONGEST = 99;

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds one.
     *
     * @throws IllegalArgumentException when the value is empty or longer than 99 characters
     */
    DataObjects with(String id, String value) {
        var length = value.codePointCount(0, value.length());
        if (length == 0 || length > LONGEST)
            throw new IllegalArgumentException("Data object " + id + " of length " + length);
        text.append(id).append("%02d".formatted(length)).append(value);
        return this;
    }

    /** Adds a template, whose value is data objects itself. */
    DataObjects with(String id, DataObjects template) {
        return with(id, template.toString());
    }

    /** Closes the string with its checksum, which covers its own id and length. */
    String checked() {
        text.append("6304");
        return text.append(Crc16.of(text.toString())).toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
