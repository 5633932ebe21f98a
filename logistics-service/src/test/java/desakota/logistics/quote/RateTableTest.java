package desakota.logistics.quote;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Instant;

class RateTableTest {

    private final RateTable rates = new RateTable();

    RateTableTest() throws IOException {}

    @Test
    void chargesForEachKilogramBegunAndForAFarDistrict() {
        var rate = rates.rate("35.07", "35.79", "REGULAR").orElseThrow();

        var fee = rate.feeFor(1_200).plus(rates.surcharge("35.79.02"));

        assertThat(fee).isEqualTo(Money.rupiah(17_000));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 3"})
    void countsAStartedKilogramAsOne(long grams, long kilograms) {
        var rate = new Rate(Money.zero(), Money.rupiah(1), 1, 2);

        var fee = rate.feeFor(grams);

        assertThat(fee).isEqualTo(Money.rupiah(kilograms));
    }

    @Test
    void prefersTheExacterRow() {
        var regencies = rates.rate("34.02", "35.73", "REGULAR").orElseThrow();
        var provinces = rates.rate("34.71", "35.73", "REGULAR").orElseThrow();
        var anything = rates.rate("11.01", "35.73", "REGULAR").orElseThrow();

        assertThat(regencies.baseFee()).isEqualTo(Money.rupiah(12_000));
        assertThat(provinces).isNotEqualTo(regencies).isNotEqualTo(anything);
    }

    @Test
    void hasNoRateForAServiceItDoesNotKnow() {
        var rate = rates.rate("35.07", "35.73", "ROCKET");

        assertThat(rate).isEmpty();
    }

    @Test
    void promisesCalendarDaysWithinTheCouriersHours() {
        var lateOnMarchFirstInJakarta = Instant.parse("2026-03-01T16:30:00Z");

        var promise = Promise.of(lateOnMarchFirstInJakarta, 1, 2);

        assertThat(promise.from()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(promise.to()).isEqualTo("2026-03-03T13:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "35.07.21.2001, true",
        "35.73.04.1002, true",
        "35.73.04.9999, false",
        "3573041002, false",
        "35.73.04, false",
        "'', false"
    })
    void knowsVillages(String code, boolean exists) throws IOException {
        assertThat(new Villages().exists(code)).isEqualTo(exists);
    }
}
