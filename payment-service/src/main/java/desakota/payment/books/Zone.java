package desakota.payment.books;

import java.time.ZoneId;

/**
 * The time zones of Indonesia, by province (presidential decree 41 of 1987; the provinces made
 * since keep the zone of the one that they were part of).
 */
enum Zone {
    WIB("Asia/Jakarta"),
    WITA("Asia/Makassar"),
    WIT("Asia/Jayapura");

    private final ZoneId id;

    Zone(String id) {
        this.id = ZoneId.of(id);
    }

    ZoneId id() {
        return id;
    }

    /** The zone of a village, by its Kemendagri code such as {@code 35.07.23.2001}. */
    static Zone ofVillage(String code) {
        return switch (code.split("\\.", 2)[0]) {
            case "51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76" -> WITA;
            case "81", "82", "91", "92", "93", "94", "95", "96" -> WIT;
            default -> WIB;
        };
    }
}
