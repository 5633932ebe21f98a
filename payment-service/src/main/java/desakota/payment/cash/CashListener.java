package desakota.payment.cash;

import desakota.events.CashEvent;
import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.payment.Paying;
import desakota.payment.ledger.Journal;
import desakota.payment.payout.Claiming;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * What couriers' and hubs' cash means for money: who holds it is in the ledger, and who lost some
 * of it owes that. A payment hears when its cash is in the bank.
 *
 * <p>Each step may be done again, so that a fact which was broken off by a crash is simply told
 * again: a claim counts once by the fact's name, and so does its entry.
 */
@Component
class CashListener {

    private static final Logger log = LoggerFactory.getLogger(CashListener.class);

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
                banked(deposit.parcels());
            }
            case CashEvent.Unknown _ -> {}
        }
    }

    /**
     * Lets every order have its cash, whatever is wrong with one of them: up to two thousand lie in
     * a deposit. The fact is told again for the sake of those that failed.
     */
    private void banked(List<CollectedCash> parcels) {
        RuntimeException first = null;
        for (var parcel : parcels) {
            try {
                paying.banked(parcel.orderId(), parcel.producerId(), parcel.amount());
            } catch (DataAccessResourceFailureException e) {
                // The database is away: all others would wait for it in vain, one by one.
                throw e;
            } catch (RuntimeException e) {
                log.warn(
                        "Cash of order {} can't be banked yet: {}", parcel.orderId(), e.toString());
                if (first == null) first = e;
            }
        }
        if (first != null) throw first;
    }

    private void claim(String payeeId, String claimId, Money missing, String reason) {
        if (missing.signum() > 0) claiming.claim(payeeId, claimId, missing, reason);
    }
}
