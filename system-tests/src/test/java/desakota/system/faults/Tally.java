package desakota.system.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What came of a run: lines to read, and everything that is wrong. */
final class Tally {

    private static final int MOST_EXAMPLES = 12;

    private final List<String> lines = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();

    /** A figure that is neither right nor wrong. */
    void say(String what, Object figure) {
        lines.add("  %-28s %s".formatted(what, figure));
    }

    /** A figure that has to be this one. */
    void expect(String what, long actual, long expected) {
        if (actual == expected) say(what, "%,d".formatted(actual));
        else {
            say(what, "%,d, and should be %,d  <-- wrong".formatted(actual, expected));
            wrongs.add("%s: %,d instead of %,d".formatted(what, actual, expected));
        }
    }

    /** Things of which there must be none. */
    void none(String what, Collection<String> found) {
        if (found.isEmpty()) say(what, 0);
        else {
            say(what, found.size() + "  <-- wrong");
            found.stream().limit(MOST_EXAMPLES).forEach(f -> wrongs.add(what + ": " + f));
        }
    }

    boolean isRight() {
        return wrongs.isEmpty();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(String.join(System.lineSeparator(), lines));
        text.append(System.lineSeparator())
                .append(isRight() ? "Nothing is wrong." : "Wrong:")
                .append(System.lineSeparator());
        for (var wrong : wrongs) text.append("  ").append(wrong).append(System.lineSeparator());
        return text.toString();
    }
}
