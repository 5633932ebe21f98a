package desakota.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.kit.test.Transitions.Cell;

import org.junit.jupiter.api.Test;

/** A table of transitions. */
class TransitionsTest {

    private final Transitions door =
            new Transitions(
                    """
                    .     OPEN SHUT LOCKED
                    PUSH  .    OPEN !
                    PULL  SHUT .    .
                    LOCK  !    LOCKED .
                    """);

    @Test
    void hasACellForEachHappeningInEachState() {
        assertThat(door.states()).containsExactly("OPEN", "SHUT", "LOCKED");
        assertThat(door.happenings()).containsExactly("PUSH", "PULL", "LOCK");
        assertThat(door.cells()).hasSize(9).contains(new Cell("PUSH", "SHUT", "OPEN"));
        assertThat(door.cells().getFirst().after()).isEqualTo("OPEN");
    }

    @Test
    void isDrawnWithAnArrowForEachMove() {
        assertThat(door.drawn())
                .isEqualTo(
                        """
                        stateDiagram-v2
                            [*] --> OPEN
                            SHUT --> OPEN : push
                            OPEN --> SHUT : pull
                            SHUT --> LOCKED : lock
                            LOCKED --> [*]
                        """);
    }
}
