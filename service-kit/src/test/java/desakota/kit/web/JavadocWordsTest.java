package desakota.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Event;
import desakota.events.Money;
import desakota.events.State;

import org.junit.jupiter.api.Test;

/** The words of the Javadoc in OpenAPI. */
class JavadocWordsTest {

    private final JavadocWords words = new JavadocWords();

    @Test
    void areMarkdownOnOneLineForEachParagraph() throws NoSuchMethodException {
        var split = Money.class.getMethod("split", long[].class);

        assertThat(words.getClassJavadoc(Money.class))
                .startsWith("An amount of money in whole minor units of an ISO 4217 currency. The")
                .contains("so 25,000 rupiah are `amount = 25000`. No floating");
        assertThat(words.getMethodJavadocDescription(split))
                .startsWith("This money divided")
                .contains("gets the unit.\n\nValid: 100 by (1, 1, 1)");
    }

    @Test
    void tellOfTheComponentsOfARecord() {
        assertThat(words.getRecordClassParamJavadoc(Money.class))
                .containsEntry("amount", "in minor units; may be negative in a ledger");
    }

    @Test
    void nameWhatTheyLinkTo() {
        assertThat(words.getClassJavadoc(Event.class))
                .isEqualTo("Whatever a service publishes: a `Fact` or a `State`.");
        assertThat(words.getClassJavadoc(State.class)).contains("one by `version` counts");
    }

    @Test
    void areSilentWhereTheJavadocIs() {
        assertThat(words.getClassJavadoc(String.class)).isEmpty();
    }

    @Test
    void beginWithASummary() {
        var text = "Finds goods, by `q`, of 1.5 kg. All of them.";

        assertThat(words.getFirstSentence(text)).isEqualTo("Finds goods, by q, of 1.5 kg");
        assertThat(words.getFirstSentence("")).isEmpty();
    }
}
