package desakota.payment.ledger;

import desakota.events.Money;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The sums of one payee's account over one month: of the entries dated in it, not of those before.
 * So an entry that is posted late changes its own month only.
 *
 * <p>A month begins when it begins in the east of Indonesia, two hours before it does in the west:
 * whoever asks for a balance at a month's beginning in any of the three zones has two hours of
 * entries to add at most.
 *
 * @param month such as {@code 2026-03}
 * @param version of the checkpoint whose batch it took in last
 */
@Document("ledger_closings")
record Closing(
        @Id String id, String account, String month, Money debit, Money credit, long version) {

    private static final ZoneId EASTERNMOST = ZoneId.of("Asia/Jayapura");

    /** A month of one posting. */
    static Closing of(YearMonth month, Posting posting, long version) {
        return new Closing(
                posting.account() + "/" + month,
                posting.account(),
                month.toString(),
                posting.debited(),
                posting.credited(),
                version);
    }

    /** With the other one's sums, too. */
    Closing plus(Closing other) {
        return with(debit.plus(other.debit), credit.plus(other.credit), version);
    }

    /** With no sums, for a month in which nothing is dated. */
    Closing emptied(long next) {
        return with(Money.zero(), Money.zero(), next);
    }

    private Closing with(Money debits, Money credits, long next) {
        return new Closing(id, account, month, debits, credits, next);
    }

    boolean sumsUpLike(Closing other) {
        return debit.equals(other.debit) && credit.equals(other.credit);
    }

    /** What the month left on the account: credits less debits. */
    Money balance() {
        return credit.minus(debit);
    }

    /** The month in whose closing an entry of this time is. */
    static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(EASTERNMOST));
    }

    static Instant beginningOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(EASTERNMOST).toInstant();
    }
}
