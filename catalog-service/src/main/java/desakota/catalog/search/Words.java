package desakota.catalog.search;

import java.util.regex.Pattern;

/**
 * Indonesian words as they are compared. Stemming is light on purpose: it takes off {@code -nya}
 * and {@code -an} and leaves all prefixes, since on the names of goods a full stemmer makes
 * different things equal.
 */
final class Words {

    private static final int SHORTEST_STEM = 4;

    /** Clusters that are spoken, and often written, with an e in between. */
    private static final Pattern CLUSTER = Pattern.compile("^([bcdgkpst])([lr])(?=[aeiou])");

    private Words() {}

    /** One spelling for the two in use: {@code kripik} and {@code keripik}. */
    static String spelled(String word) {
        return CLUSTER.matcher(word).replaceFirst("$1e$2");
    }

    /**
     * A word without its endings, four letters at least. {@code manisan} and {@code manis} meet;
     * {@code ikan} stays.
     */
    static String stem(String word) {
        var stem = without("nya", word);
        return without("an", stem);
    }

    private static String without(String ending, String word) {
        var length = word.length() - ending.length();
        return word.endsWith(ending) && length >= SHORTEST_STEM ? word.substring(0, length) : word;
    }
}
