package desakota.payment.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;

class DaysTest {

    /** Already April in Jayapura. */
    private static final Instant NOW = Instant.parse("2026-03-31T15:30:00Z");

    @Test
    void areThePresentMonthInTheirZone() {
        assertThat(Days.of(null, null, Zone.WIB, NOW)).isEqualTo(days("2026-03-01", "2026-03-31"));
        assertThat(Days.of(null, null, Zone.WIT, NOW).from()).isEqualTo("2026-04-01");
    }

    @Test
    void areTheRestOfTheMonthWhenOneEndIsGiven() {
        assertThat(Days.of("2026-02-10", null, Zone.WIB, NOW))
                .isEqualTo(days("2026-02-10", "2026-02-28"));
        assertThat(Days.of(null, "2026-02-10", Zone.WIB, NOW))
                .isEqualTo(days("2026-02-01", "2026-02-10"));
    }

    @Test
    void beginAndEndAtMidnightWhereTheProducerLives() {
        var day = Days.of("2026-03-01", "2026-03-01", Zone.WITA, NOW);

        assertThat(day.beginning()).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(day.end()).isEqualTo("2026-03-01T16:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01, 422",
        "2025-01-01, 2026-01-02, 422",
        "1999-12-01, 1999-12-31, 422",
        "9999-12-31, 9999-12-31, 422",
        "2026-02-30, , 400",
        "yesterday!, , 400",
        ", +999999999-12-31, 400",
        ", 2026-3-1, 400"
    })
    void areRefusedWhenTheyCannotBe(@Nullable String from, @Nullable String to, int status) {
        assertThatThrownBy(() -> Days.of(from, to, Zone.WIB, NOW))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem().status().value()).isEqualTo(status));
    }

    @Test
    void mayBeALeapYear() {
        assertThat(Days.of("2028-01-01", "2028-12-31", Zone.WIB, NOW).to()).isEqualTo("2028-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "35.07.23.2001, WIB",
        "61.71.01.1001, WIB",
        "51.03.01.2001, WITA",
        "73.71.01.1001, WITA",
        "81.71.01.1001, WIT",
        "96.71.01.1001, WIT",
        "unknown, WIB"
    })
    void areInTheZoneOfTheProvince(String village, Zone zone) {
        assertThat(Zone.ofVillage(village)).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource({
        "en, ENGLISH",
        "en-GB;q=0.8, ENGLISH",
        "'id,en;q=0.5', INDONESIAN",
        "'jv,id;q=0.9,en;q=0.5', INDONESIAN",
        "fr, INDONESIAN",
        "*, INDONESIAN",
        "'en;q=x', INDONESIAN",
        ", INDONESIAN"
    })
    void areWrittenInTheAskedLanguage(@Nullable String accepted, Language language) {
        assertThat(Language.of(accepted)).isEqualTo(language);
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), Zone.WIB);
    }
}
