package desakota.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A screen … */
class ScreenTest {

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(drawn, true, UTF_8);

    @Test
    void alignsNumbersToTheRight() {
        new Screen(out, false)
                .table(List.of("to", "amount"), List.of(List.of("wagiman", "Rp 5")), 1);

        assertThat(drawn.toString(UTF_8).lines())
                .containsExactly("   to       amount", "   wagiman    Rp 5");
    }

    @Test
    void marksHowFarTheGoodsHaveCome() {
        new Screen(out, false).goodsAt(1);

        assertThat(drawn.toString(UTF_8))
                .contains("● village━━━━━━▣ simpul──────○ city hub──────○ courier──────○ door");
    }

    @Test
    void paintsOnlyWhereThereIsColour() {
        new Screen(out, false).title("plain");
        new Screen(out, true).title("bold");

        assertThat(drawn.toString(UTF_8)).contains("  plain", "\033[1mbold\033[0m");
    }
}
