package desakota.payment.cash;

import desakota.events.CashEvent;
import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.Money;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.payment.Paying;
import desakota.payment.ledger.Journal;
import desakota.payment.payout.Claiming;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * What couriers' and hubs' cash means for money: who holds it is in the ledger, and who lost some
 * of it owes that. A payment hears when its cash is in the bank.
 *
 * <p>Each step may be done again, so that a fact which was broken off by a crash is simply told
 * again: a claim counts once by the fact's name, and so does its entry.
 */
@Component
class CashListener {

    private final Claiming claiming;
    private final Journal journal;
    private final Paying paying;

    CashListener(Claiming claiming, Journal journal, Paying paying) {
        this.claiming = claiming;
        this.journal = journal;
        this.paying = paying;
    }

    @Bean
    Subscription<CashEvent> cashFacts() {
        return new Subscription<>(CashEvent.class, this::on);
    }

    void on(Received<CashEvent> fact) {
        switch (fact.event()) {
            case CashHandedIn handIn -> {
                claim(
                        handIn.courierId(),
                        fact.ref(),
                        handIn.expected().minus(handIn.counted()),
                        "Cash missing when it was handed in");
                CashBook.entryOf(fact.ref(), handIn).ifPresent(journal::post);
            }
            case CashBanked deposit -> {
                claim(
                        deposit.hubId(),
                        fact.ref(),
                        deposit.expected().minus(deposit.banked()),
                        "Cash missing when it was banked");
                CashBook.entryOf(fact.ref(), deposit).ifPresent(journal::post);
                for (var parcel : deposit.parcels())
                    paying.banked(parcel.orderId(), parcel.producerId(), parcel.amount());
            }
            case CashEvent.Unknown _ -> {}
        }
    }

    private void claim(String payeeId, String claimId, Money missing, String reason) {
        if (missing.signum() > 0) claiming.claim(payeeId, claimId, missing, reason);
    }
}
