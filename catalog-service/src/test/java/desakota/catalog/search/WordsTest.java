package desakota.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "kripik, keripik",
        "keripik, keripik",
        "krupuk, kerupuk",
        "trasi, terasi",
        "slendang, selendang",
        "clana, celana",
        "kopi, kopi",
        "emas, emas"
    })
    void hasOneSpelling(String typed, String spelled) {
        assertThat(Words.spelled(typed)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource({
        "manisan, manis",
        "anyaman, anyam",
        "ukiran, ukir",
        "rasanya, rasa",
        "olahannya, olah",
        "pengiriman, pengirim",
        "ikan, ikan",
        "rotan, rotan",
        "keripik, keripik",
        "gula, gula",
        "semut, semut"
    })
    void losesItsEndingsOnly(String word, String stem) {
        assertThat(Words.stem(word)).isEqualTo(stem);
    }

    @Test
    void countsUnlessItIsAFiller() {
        assertThat(IndonesianText.wordsOf("Kripik dari témpe, untuk Ibu & Bapak", 10))
                .containsExactly("keripik", "tempe", "ibu", "bapak");
        assertThat(IndonesianText.wordsOf("gula-gula", 10)).containsExactly("gula", "gula");
        assertThat(IndonesianText.wordsOf("dan di", 10)).isEmpty();
    }
}
