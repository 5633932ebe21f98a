package desakota.catalog.product;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names as they stand in an address: lower-case ASCII letters, digits and single dashes. */
final class Slugs {

    private static final int LONGEST = 80;

    private Slugs() {}

    /**
     * Slugs for a new product, the nicest first. The last can't be taken: it carries the end of the
     * product's id.
     */
    static List<String> of(String name, String village, String id) {
        var plain = slug(name);
        return List.of(
                plain,
                plain + "-" + slug(village),
                plain + "-" + slug(id.substring(Math.max(0, id.length() - 12))));
    }

    /** {@code "Kopi “Lanang” Gunung Kawi"} gives {@code kopi-lanang-gunung-kawi}. */
    static String slug(String text) {
        var ascii =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("ø", "o")
                        .replace("&", " dan ")
                        .replaceAll("['’]", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        if (ascii.isEmpty()) return "produk";
        return ascii.length() <= LONGEST
                ? ascii
                : ascii.substring(0, LONGEST).replaceAll("-[^-]*$", "");
    }
}
