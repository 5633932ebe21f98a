package desakota.payment.payout;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.PayoutEvent;
import desakota.events.PayoutEvent.PayeeClaimed;
import desakota.events.PayoutEvent.PayoutBounced;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How payees are stored, and how payouts get into the books. */
@Configuration(proxyBeanMethods = false)
class PayoutConfiguration {

    @Bean
    Aggregates<Payee, PayoutEvent> storedPayees(AggregatesFactory factory) {
        return factory.of(Payee.class, PayoutEvent.class);
    }

    @Bean
    Subscription<PayoutEvent> payoutFacts(Journal journal, PayingOut payingOut) {
        return new Subscription<>(
                PayoutEvent.class,
                fact ->
                        entryOf(fact, payoutId -> payingOut.find(payoutId).provider())
                                .ifPresent(journal::post));
    }

    /**
     * The entry of a payee's money that left the provider, or came back to it. A claim is booked by
     * whoever claimed.
     *
     * @param providerOf who sent the payout of this id
     */
    static Optional<JournalEntry> entryOf(
            Received<PayoutEvent> fact, UnaryOperator<String> providerOf) {
        var payable = Accounts.payable(fact.key());
        return switch (fact.event()) {
            case PayoutSent(var at, var payoutId, var amount) -> {
                var clearing = Accounts.clearing(providerOf.apply(payoutId));
                var postings = List.of(debit(payable, amount), credit(clearing, amount));
                yield Optional.of(JournalEntry.of(fact.ref(), Kind.PAYOUT, at, "Payout", postings));
            }
            case PayoutBounced(var at, var payoutId, var amount, var reason) -> {
                var clearing = Accounts.clearing(providerOf.apply(payoutId));
                var postings = List.of(debit(clearing, amount), credit(payable, amount));
                var text = "Payout sent back by the bank: " + reason;
                yield Optional.of(
                        JournalEntry.of(fact.ref(), Kind.PAYOUT_BOUNCED, at, text, postings));
            }
            case PayeeClaimed _, PayoutEvent.Unknown _ -> Optional.empty();
        };
    }
}
