package desakota.payment.payout;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.PayoutEvent;
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

/** How payees are stored, and how payouts get into the books. */
@Configuration(proxyBeanMethods = false)
class PayoutConfiguration {

    @Bean
    Aggregates<Payee, PayoutEvent> payees(AggregatesFactory factory) {
        return factory.of(Payee.class, PayoutEvent.class);
    }

    @Bean
    Subscription<PayoutEvent> payoutFacts(Journal journal, PayingOut payingOut) {
        return new Subscription<>(
                PayoutEvent.class,
                fact -> {
                    switch (fact.event()) {
                        case PayoutSent sent -> {
                            var payout = payingOut.find(sent.payoutId());
                            journal.post(entryOf(fact, sent, payout.provider()));
                        }
                        case PayoutEvent.PayoutBounced _,
                                PayoutEvent.PayeeClaimed _,
                                PayoutEvent.Unknown _ -> {}
                    }
                });
    }

    /** The payee's money left the provider. */
    static JournalEntry entryOf(
            Received<? extends PayoutEvent> fact, PayoutSent sent, String provider) {
        return JournalEntry.of(
                fact.ref(),
                Kind.PAYOUT,
                sent.at(),
                "Payout",
                List.of(
                        debit(Accounts.payable(fact.key()), sent.amount()),
                        credit(Accounts.clearing(provider), sent.amount())));
    }
}
