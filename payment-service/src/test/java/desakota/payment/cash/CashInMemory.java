package desakota.payment.cash;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.payment.ledger.JournalEntry;

import java.util.Optional;

/** What the books say of cash, without a database. */
public final class CashInMemory {

    private CashInMemory() {}

    /** The entry of a courier's cash that a hub counted. */
    public static Optional<JournalEntry> entryOf(String ref, CashHandedIn handIn) {
        return CashBook.entryOf(ref, handIn);
    }

    /** The entry of a hub's cash that the bank took. */
    public static Optional<JournalEntry> entryOf(String ref, CashBanked deposit) {
        return CashBook.entryOf(ref, deposit);
    }
}
