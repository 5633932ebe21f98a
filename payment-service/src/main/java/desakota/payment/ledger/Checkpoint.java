package desakota.payment.ledger;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.List;

/**
 * How far the books are summed up, in one document.
 *
 * @param version grows with each batch of entries that it takes in
 * @param lines the sums of all entries counted by this version or an earlier one
 * @param counting the batch that this version took in; its entries may not be marked so yet
 * @param closes whether the closings follow it; false for one from before there were any
 */
@Document("ledger_checkpoint")
record Checkpoint(
        @Id String id,
        long version,
        List<Balances.Line> lines,
        List<String> counting,
        Boolean closes) {

    static final String ID = "ledger";

    static final Checkpoint EMPTY = new Checkpoint(ID, 0, List.of(), List.of(), true);

    Checkpoint {
        closes = closes != null && closes;
    }

    Balances balances() {
        return Balances.of(lines);
    }

    Checkpoint next(List<JournalEntry> batch) {
        return new Checkpoint(
                ID,
                version + 1,
                balances().plus(batch.stream()).lines(),
                batch.stream().map(JournalEntry::id).toList(),
                closes);
    }

    /** With sums counted anew, as the closings are; its own batch must be settled. */
    Checkpoint corrected(Balances balances) {
        return new Checkpoint(ID, version + 1, balances.lines(), List.of(), true);
    }
}
