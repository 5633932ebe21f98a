package desakota.payment.books;

import org.jspecify.annotations.Nullable;

/**
 * What a book is about.
 *
 * @param producerName null for somebody who is no producer
 * @param by how it is divided
 */
record Cover(
        String producerId, @Nullable String producerName, Days days, By by, Language language) {

    String label(Term term) {
        return term.in(language);
    }

    /** The heading of the periods' column, with the zone that its days are in. */
    String periodLabel() {
        return label(by.term()) + " (" + days.zone() + ")";
    }

    /** A name for a file of it, such as {@code buku-kas-sri-2026-03-01-2026-03-31.csv}. */
    String fileName(String book) {
        var owner = producerId.replaceAll("[^A-Za-z0-9._-]", "-");
        return "%s-%s-%s-%s.csv".formatted(book, owner, days.from(), days.to());
    }
}
