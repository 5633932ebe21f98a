package desakota.payment.statement;

import desakota.events.Money;
import desakota.kit.web.Page;
import desakota.payment.books.Movement;
import desakota.payment.ledger.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A producer's account over a span of time, read from the ledger.
 *
 * @param earned by the producer in that span, after fees, less what went back to buyers later; like
 *     the next two null on later pages, which the first one's sums hold for too
 * @param fees what the platform and the cooperative's fund got of the producer's sales
 * @param paidOut sent to the producer, less what their bank sent back
 * @param due what the next payout would take: earned ever, less all payouts, those on their way too
 * @param next the cursor of the items that follow; null on the last page
 */
record Statement(
        Instant from,
        Instant to,
        @Nullable Money earned,
        @Nullable Money fees,
        @Nullable Money paidOut,
        Money due,
        List<Item> items,
        @Nullable String next) {

    /**
     * One movement.
     *
     * @param orderCode null when it is about no order
     * @param amount positive when earned, negative when paid out
     */
    record Item(Instant at, @Nullable String orderCode, String text, Money amount) {}

    static Statement of(@Nullable Sums sums, Instant from, Instant to, Money due, Page<Item> page) {
        return sums == null
                ? new Statement(from, to, null, null, null, due, page.items(), page.next())
                : new Statement(
                        from,
                        to,
                        sums.earned,
                        sums.fees,
                        sums.paidOut,
                        due,
                        page.items(),
                        page.next());
    }

    static Item itemOf(JournalEntry entry, String account) {
        return new Item(entry.at(), entry.orderCode(), entry.text(), entry.creditedTo(account));
    }

    /** Adds up the entries of a producer's account, as they are read. */
    static final class Sums {

        private final String producerId;
        private Money earned = Money.zero();
        private Money fees = Money.zero();
        private Money paidOut = Money.zero();

        Sums(String producerId) {
            this.producerId = producerId;
        }

        void add(JournalEntry entry) {
            var movement = Movement.of(entry, producerId);
            fees = fees.plus(movement.fees());
            if (movement.isPayout()) paidOut = paidOut.minus(movement.net());
            else earned = earned.plus(movement.net());
        }
    }
}
