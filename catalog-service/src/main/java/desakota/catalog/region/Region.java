package desakota.catalog.region;

/**
 * A province, regency or city, district, or village.
 *
 * @param code with dots, as Kemendagri writes it: {@code 35.07.21.2001}
 * @param name as on a signpost: {@code Kabupaten Malang}
 */
public record Region(String code, String name, Level level) {

    /** How deep in the country a region lies. */
    public enum Level {
        /** Two digits. */
        PROVINCE(2),
        /** Kabupaten or kota: {@code 35.07}. */
        REGENCY(5),
        /** Kecamatan: {@code 35.07.21}. */
        DISTRICT(8),
        /** Desa or kelurahan: {@code 35.07.21.2001}. */
        VILLAGE(13);

        private final int codeLength;

        Level(int codeLength) {
            this.codeLength = codeLength;
        }

        /** The leading part of a village's code that names its region of this level. */
        public String of(String villageCode) {
            return villageCode.substring(0, codeLength);
        }

        /** Whether a code is written as those of this level are. */
        boolean writes(String code) {
            return code.length() == codeLength
                    && code.matches("\\d\\d(\\.\\d\\d){0,2}(\\.\\d{4})?");
        }
    }
}
