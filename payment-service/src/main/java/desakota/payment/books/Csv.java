package desakota.payment.books;

import static java.util.stream.Collectors.joining;

import desakota.events.Money;

import java.util.Arrays;

/**
 * A table as comma-separated values, RFC 4180: a header row, lines that end with CRLF, fields
 * quoted where they must be. Amounts are whole rupiah, without a mark for thousands.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it. Valid: {@code
 * '=1+1}; invalid: {@code =1+1}. Amounts stay numbers, negative ones too.
 */
final class Csv {

    private static final String NEW_LINE = "\r\n";

    private final StringBuilder table = new StringBuilder();

    Csv(String... header) {
        row(Arrays.stream(header).map(Csv::text).toArray(Cell[]::new));
    }

    /** A field, as it is written. */
    record Cell(String written) {}

    static Cell text(String text) {
        var harmless = isLikeAFormula(text) ? "'" + text : text;
        return new Cell(
                harmless.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
                        ? '"' + harmless.replace("\"", "\"\"") + '"'
                        : harmless);
    }

    private static boolean isLikeAFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    static Cell amount(Money money) {
        return new Cell(Long.toString(money.amount()));
    }

    static Cell none() {
        return new Cell("");
    }

    Csv row(Cell... cells) {
        table.append(Arrays.stream(cells).map(Cell::written).collect(joining(",")));
        table.append(NEW_LINE);
        return this;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
