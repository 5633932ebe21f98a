package desakota.catalog.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import desakota.catalog.region.Region.Level;

import org.springframework.core.io.ClassPathResource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The regions of one level: codes as ascending numbers and, at the same places, the names. */
final class RegionTable {

    private static final Set<String> WRITTEN_IN_CAPITALS = Set.of("DKI");

    private final Level level;
    private final long[] codes;
    private final String[] names;

    private RegionTable(Level level, long[] codes, String[] names) {
        this.level = level;
        this.codes = codes;
        this.names = names;
    }

    /** Reads a file of lines that begin with the code, end with the name, and ascend. */
    static RegionTable read(Level level, String file) {
        var codes = new ArrayList<Long>();
        var names = new ArrayList<String>();
        try (var lines = open(file)) {
            lines.lines()
                    .skip(1)
                    .forEach(
                            line -> {
                                codes.add(numberOf(line.substring(0, line.indexOf(','))));
                                names.add(asOnSigns(line.substring(line.lastIndexOf(',') + 1)));
                            });
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        return new RegionTable(
                level,
                codes.stream().mapToLong(Long::longValue).toArray(),
                names.toArray(String[]::new));
    }

    Optional<Region> find(String code) {
        var at = Arrays.binarySearch(codes, numberOf(code));
        return at < 0 ? Optional.empty() : Optional.of(new Region(code, names[at], level));
    }

    /** Those with numbers from one to just below another. */
    List<Region> between(long from, long to) {
        return IntStream.range(placeOf(from), placeOf(to))
                .mapToObj(at -> new Region(dotted(codes[at]), names[at], level))
                .toList();
    }

    static long numberOf(String code) {
        return Long.parseLong(code.replace(".", ""));
    }

    private int placeOf(long number) {
        var at = Arrays.binarySearch(codes, number);
        return at < 0 ? -at - 1 : at;
    }

    private static String dotted(long number) {
        var digits = Long.toString(number);
        var dotted = new StringBuilder(digits);
        for (int at = Math.min(digits.length() - 1, 6); at > 0; at--)
            if (at % 2 == 0) dotted.insert(at, '.');
        return dotted.toString();
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream bytes = new ClassPathResource("catalog/regions/" + file).getInputStream();
        if (file.endsWith(".gz")) bytes = new GZIPInputStream(bytes);
        return new BufferedReader(new InputStreamReader(bytes, UTF_8));
    }

    /** Names of provinces and regencies come in capitals. */
    private static String asOnSigns(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) return name;
        return Arrays.stream(name.split(" ", -1))
                .map(word -> WRITTEN_IN_CAPITALS.contains(word) ? word : capitalized(word))
                .collect(Collectors.joining(" "));
    }

    private static String capitalized(String word) {
        if (word.isEmpty()) return word;
        return word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
