package desakota.catalog.region;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.region.Region.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regions. */
class RegionsTest {

    private static final Regions REGIONS = new Regions();

    @ParameterizedTest
    @CsvSource({
        "35, Jawa Timur, PROVINCE",
        "31, DKI Jakarta, PROVINCE",
        "35.07, Kabupaten Malang, REGENCY",
        "35.73, Kota Malang, REGENCY",
        "35.07.21, Wagir, DISTRICT",
        "35.07.21.2001, Sumbersuko, VILLAGE"
    })
    void areCalledAsOnSigns(String code, String name, Level level) {
        assertThat(REGIONS.find(code)).contains(new Region(code, name, level));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "99",
                "35.7",
                "35.07.2",
                "35.07.21.200",
                "35072",
                "ab.cd",
                "35.2001"
            })
    void areNotFoundByWhatIsNoCode(String code) {
        assertThat(REGIONS.find(code)).isEmpty();
        assertThat(REGIONS.nameOf(code)).isEqualTo(code);
    }

    @Test
    void haveEachAPlaceBelowTheNext() {
        var all = 0;
        for (var province : REGIONS.provinces())
            for (var regency : REGIONS.below(province))
                for (var district : REGIONS.below(regency)) all += REGIONS.below(district).size();

        assertThat(REGIONS.provinces()).hasSize(38);
        assertThat(all).isEqualTo(83_763);
        var village = REGIONS.village("35.07.21.2001").orElseThrow();
        assertThat(REGIONS.below(village)).isEmpty();
        assertThat(Level.DISTRICT.of(village.code())).isEqualTo("35.07.21");
    }
}
