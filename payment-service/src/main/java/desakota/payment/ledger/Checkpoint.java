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
 * @param corrected the version with which the sums were corrected last; 0: they never were
 */
@Document("ledger_checkpoint")
record Checkpoint(
        @Id String id,
        long version,
        List<Balances.Line> lines,
        List<String> counting,
        Boolean closes,
        Long corrected) {

    static final String ID = "ledger";

    static final Checkpoint EMPTY = new Checkpoint(ID, 0, List.of(), List.of(), true, 0L);

    Checkpoint {
        closes = closes != null && closes;
        corrected = corrected == null ? 0 : corrected;
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
                closes,
                corrected);
    }

    /** With what its sums lacked, as the closings are; its own batch must be settled. */
    Checkpoint corrected(Balances difference) {
        return new Checkpoint(
                ID, version + 1, balances().plus(difference).lines(), List.of(), true, version + 1);
    }
}
