package desakota.payment.payout;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order to pay out what is due. It is recorded first; then the amounts are taken from each
 * payee, then they are sent. Each step may be done again, so a crash resumes it.
 *
 * @param provider the name of the provider that sends it. Never changes: two providers would send
 *     it twice
 * @param payeeIds whom to pay
 * @param items what each gets; null until the amounts are taken
 * @param due when whoever finds it goes on with it; null when all is sent
 * @param unasked since when the provider was not asked what became of it; null when it need not be
 *     asked any more
 * @param asked how often it was asked; null: never
 */
@Document("payouts")
record Payout(
        @Id String id,
        String orderedBy,
        String provider,
        Instant at,
        List<String> payeeIds,
        @Nullable List<Item> items,
        @Indexed(sparse = true) @Nullable Instant due,
        @Indexed(sparse = true) @Nullable Instant unasked,
        @Nullable Integer asked) {

    /** What one payee gets. */
    record Item(String payeeId, Money amount) {}

    /** What this payee gets; empty when it is nothing, or not taken yet. */
    Optional<Item> itemOf(String payeeId) {
        if (items == null) return Optional.empty();
        return items.stream().filter(item -> item.payeeId().equals(payeeId)).findFirst();
    }

    /** The provider's order to send one payee's amount. */
    String disbursementTo(String payeeId) {
        return id + "/" + payeeId;
    }
}
