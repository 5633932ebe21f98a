package desakota.payment.books;

import java.time.LocalDate;
import java.time.YearMonth;

/** How finely a book is divided. */
enum By {
    DAY(Term.DATE),
    MONTH(Term.MONTH);

    private final Term term;

    By(Term term) {
        this.term = term;
    }

    /** What one of its periods is called. */
    Term term() {
        return term;
    }

    /** The period that a day is in: {@code 2026-03-01}, or {@code 2026-03}. */
    String periodOf(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case MONTH -> YearMonth.from(day).toString();
        };
    }
}
