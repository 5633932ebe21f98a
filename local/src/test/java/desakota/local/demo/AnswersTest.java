package desakota.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {

    @Test
    void areListsOfItems() {
        var list = json("{\"items\": [{\"slug\": \"kopi\"}, {\"slug\": \"teh\"}]}");

        assertThat(Answers.items(list)).hasSize(2);
        assertThat(Answers.text(Answers.first(list, "none"), "slug")).isEqualTo("kopi");
    }

    @Test
    void stopTheJourneyWhenTheyAreEmpty() {
        assertThatThrownBy(() -> Answers.first(json("{\"items\": []}"), "there is no coffee"))
                .isInstanceOf(JourneyStopped.class)
                .hasMessage("there is no coffee");
    }

    @Test
    void showMoneyAsIndonesiaWritesIt() {
        assertThat(Answers.money(json("{\"amount\": 1250000}"))).isEqualTo("Rp 1.250.000");
        assertThat(Answers.money(json("{}"))).isEqualTo("Rp 0");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
