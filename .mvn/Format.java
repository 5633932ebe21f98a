import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Holds every Java file against google-java-format (AOSP, 100 columns). Maven may run on an older
 * JDK whose parser does not know the project's Java, so this runs on the toolchain's.
 *
 * <p>Arguments: {@code check} (exit 1 and name the files that differ) or {@code write}; the root.
 */
class Format {
    public static void main(String[] args) throws Exception {
        var write = args[0].equals("write");
        var root = Path.of(args[1]);
        var formatter =
                new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
        var unformatted = new ArrayList<Path>();
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(Format::isSource)::iterator) {
                var text = Files.readString(file);
                var wanted =
                        formatter.formatSourceAndFixImports(
                                RemoveUnusedImports.removeUnusedImports(text));
                if (wanted.equals(text)) continue;
                if (write) Files.writeString(file, wanted);
                else unformatted.add(root.relativize(file));
            }
        }
        if (unformatted.isEmpty()) return;
        unformatted.forEach(file -> System.err.println("Not formatted: " + file));
        System.err.println("Format them with: ./mvnw -N validate -Dformat=write");
        System.exit(1);
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/");
    }
}
