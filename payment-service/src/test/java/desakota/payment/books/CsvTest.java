package desakota.payment.books;

import static desakota.payment.books.Csv.amount;
import static desakota.payment.books.Csv.text;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void endsEveryLineAsTheStandardWants() {
        var csv = new Csv("Tanggal", "Masuk").row(text("2026-03-01"), amount(Money.rupiah(25_000)));

        assertThat(csv).hasToString("Tanggal,Masuk\r\n2026-03-01,25000\r\n");
    }

    @Test
    void quotesWhatWouldBreakIt() {
        assertThat(text("kopi, \"asli\"").written()).isEqualTo("\"kopi, \"\"asli\"\"\"");
        assertThat(text("dua\nbaris").written()).isEqualTo("\"dua\nbaris\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62", "-cmd", "@SUM(A1)", "\tx"})
    void takesTheSpellOffAFormula(String formula) {
        assertThat(text(formula).written()).isEqualTo("'" + formula);
    }

    @Test
    void leavesNegativeAmountsNumbers() {
        assertThat(amount(Money.rupiah(-5)).written()).isEqualTo("-5");
    }
}
