package desakota.local.demo;

import java.io.PrintStream;
import java.util.List;

/** Draws in the terminal. */
final class Screen {

    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final List<String> STATIONS =
            List.of("village", "simpul", "city hub", "courier", "door");

    private final PrintStream out;
    private final boolean colour;

    Screen(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void title(String text) {
        line("");
        line("  " + paint(BOLD, text));
    }

    void note(String text) {
        line("  " + paint(DIM, text));
    }

    /** What somebody did. */
    void step(String who, String what) {
        line("  %s %s %s".formatted(paint(GREEN, "✓"), paint(BOLD, "%-12s".formatted(who)), what));
    }

    /** The people and places of the order, once. */
    void map(String first, String second, String simpul, String hub, String courier, String buyer) {
        var width = Math.max(first.length(), second.length());
        line("");
        line("   %s ──╮".formatted(pad(first, width)));
        line(
                "   %s   ├──▶ %s ═══ line-haul ═══▶ %s ──▶ %s ──▶ %s"
                        .formatted(" ".repeat(width), simpul, hub, courier, buyer));
        line("   %s ──╯".formatted(pad(second, width)));
        line("");
    }

    /** How far the goods have come: 0 is the village, 4 the buyer's door. */
    void goodsAt(int station) {
        var drawn = new StringBuilder("    ");
        for (var number = 0; number < STATIONS.size(); number++) {
            if (number > 0) {
                drawn.append(number <= station ? paint(YELLOW, "━━━━━━") : paint(DIM, "──────"));
            }
            var name = STATIONS.get(number);
            drawn.append(
                    number == station
                            ? paint(YELLOW, "▣ " + name)
                            : paint(DIM, (number < station ? "● " : "○ ") + name));
        }
        line(drawn.toString());
    }

    /**
     * A table whose columns are as wide as their widest cell; the last {@code rightAligned} are
     * numbers.
     */
    void table(List<String> head, List<List<String>> rows, int rightAligned) {
        var widths = head.stream().mapToInt(String::length).toArray();
        for (var row : rows) {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        line("   " + paint(DIM, cells(head, widths, rightAligned)));
        rows.forEach(row -> line("   " + cells(row, widths, rightAligned)));
    }

    private static String cells(List<String> row, int[] widths, int rightAligned) {
        var cells = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var space = " ".repeat(widths[column] - row.get(column).length());
            var isNumber = column >= row.size() - rightAligned;
            cells.append(isNumber ? space + row.get(column) : row.get(column) + space).append("  ");
        }
        return cells.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    private void line(String text) {
        out.println(text);
    }
}
