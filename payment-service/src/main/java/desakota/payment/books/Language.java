package desakota.payment.books;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages that books are written in. */
enum Language {
    INDONESIAN(Locale.of("id")),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The one of these that is in it. */
    String say(String indonesian, String english) {
        return switch (this) {
            case INDONESIAN -> indonesian;
            case ENGLISH -> english;
        };
    }

    /** BCP 47, for {@code Content-Language}. */
    String tag() {
        return locale.toLanguageTag();
    }

    /**
     * The language that is asked for.
     *
     * @param accepted an {@code Accept-Language} header, RFC 9110 section 12.5.4; Indonesian
     *     without one, or with one that can't be read
     */
    static Language of(@Nullable String accepted) {
        if (accepted == null) return INDONESIAN;
        try {
            var locales = List.of(INDONESIAN.locale, ENGLISH.locale);
            var found = Locale.lookup(LanguageRange.parse(accepted), locales);
            return ENGLISH.locale.equals(found) ? ENGLISH : INDONESIAN;
        } catch (IllegalArgumentException _) {
            return INDONESIAN;
        }
    }
}
