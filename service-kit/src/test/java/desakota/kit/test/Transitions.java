package desakota.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A state machine as a table: a column for each state, a row for each thing that can happen. A cell
 * says the state afterwards; {@code .} the same; {@code !} refused.
 *
 * <pre>
 * .        OPEN   SHUT
 * PUSH     .      OPEN
 * PULL     SHUT   !
 * </pre>
 *
 * @param table as above, columns apart by blanks
 */
public record Transitions(String table) {

    /** What becomes of one state by one happening. */
    public record Cell(String happening, String state, String expected) {
        /** The state afterwards; the same unless the cell says another. */
        public String after() {
            return isMove() ? expected : state;
        }

        private boolean isMove() {
            return expected.length() > 1;
        }
    }

    private record Arrow(String from, String to) {}

    /** Every cell, row by row. */
    public List<Cell> cells() {
        var rows = table.strip().lines().map(row -> row.strip().split("\\s+")).toList();
        var states = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(
                        row ->
                                IntStream.range(1, states.length)
                                        .mapToObj(i -> new Cell(row[0], states[i], row[i])))
                .toList();
    }

    /** The states, the first one first. */
    public List<String> states() {
        return Arrays.stream(table.strip().lines().findFirst().orElseThrow().split("\\s+"))
                .skip(1)
                .toList();
    }

    /** The happenings. */
    public List<String> happenings() {
        return cells().stream().map(Cell::happening).distinct().toList();
    }

    /** As a Mermaid state diagram; what no happening leads out of is an end. */
    public String drawn() {
        var moves = cells().stream().filter(Cell::isMove).toList();
        var arrows =
                moves.stream()
                        .collect(
                                groupingBy(
                                        cell -> new Arrow(cell.state(), cell.expected()),
                                        LinkedHashMap::new,
                                        mapping(cell -> inWords(cell.happening()), joining(", "))));
        var lines = new StringBuilder("stateDiagram-v2\n");
        lines.append("    [*] --> ").append(states().getFirst()).append('\n');
        arrows.forEach(
                (arrow, why) ->
                        lines.append(
                                "    %s --> %s : %s\n".formatted(arrow.from(), arrow.to(), why)));
        states().stream()
                .filter(state -> moves.stream().noneMatch(cell -> cell.state().equals(state)))
                .forEach(end -> lines.append("    ").append(end).append(" --> [*]\n"));
        return lines.toString();
    }

    private static String inWords(String happening) {
        return happening.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Holds a page of the docs against what it should say; run with {@code -Ddocs.write=true}, it
     * writes it.
     */
    public static void assertPrinted(Path page, String text) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, text);
        }
        assertThat(page).hasContent(text);
    }
}
