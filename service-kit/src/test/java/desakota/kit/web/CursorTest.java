package desakota.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.problem.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A cursor. */
class CursorTest {

    @Test
    void isReadAsItIsWritten() {
        var cursor = Cursor.of(17, "Kopi, Wagir", "");

        var read = Cursor.parse(cursor.toString());

        assertThat(read).isEqualTo(cursor);
        assertThat(read.number(0)).isEqualTo(17);
    }

    @Test
    void refusesWhatItDidNotWrite() {
        assertThatThrownBy(() -> Cursor.parse("%%%")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.of("a").number(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.of("a").text(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void isOnAPageOnlyWhenThereIsANextOne() {
        var full = Page.of(List.of(1, 2, 3), 2, Cursor::of);
        var last = Page.of(List.of(1, 2), 2, Cursor::of);

        assertThat(full.items()).containsExactly(1, 2);
        assertThat(full.next()).isEqualTo(Cursor.of(2).toString());
        assertThat(last.next()).isNull();
    }
}
