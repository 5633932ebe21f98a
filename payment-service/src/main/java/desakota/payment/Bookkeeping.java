package desakota.payment;

import static desakota.payment.ledger.Accounts.clearing;
import static desakota.payment.ledger.Accounts.escrow;
import static desakota.payment.ledger.Accounts.payable;
import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentCashBanked;
import desakota.events.PaymentEvent.PaymentCashCollected;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentLossCovered;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.Share;
import desakota.kit.consume.Received;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.ledger.Posting;
import desakota.payment.refund.Refund;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each thing that happens to a payment's money means in the ledger. */
final class Bookkeeping {

    private Bookkeeping() {}

    /** The entry that a fact about this payment causes; empty when no money moves. */
    static Optional<JournalEntry> entryOf(Received<PaymentEvent> fact, Payment payment) {
        var held = escrow(payment.id());
        var atProvider = clearing(payment.terms().provider());
        return switch (fact.event()) {
            case PaymentReceived(var at, var amount) ->
                    entry(
                            fact.ref(),
                            Kind.PAYMENT,
                            at,
                            "Payment received",
                            payment,
                            List.of(debit(atProvider, amount), credit(held, amount)));
            case PaymentRefunded(var at, var amount, _, var claims) ->
                    entry(
                            fact.ref(),
                            Kind.REFUND,
                            at,
                            claims.isEmpty() ? "Refund" : "Refund of a sale",
                            payment,
                            refund(claims.isEmpty() ? held : null, claims, atProvider, amount));
            case EscrowReleased(var at, var shares) ->
                    entry(fact.ref(), Kind.SALE, at, "Sale", payment, release(held, shares));
            case PaymentCashCollected(var at, var producer, var courier, var amount) ->
                    entry(
                            fact.ref(),
                            Kind.CASH_COLLECTED,
                            at,
                            "Cash collected",
                            payment,
                            List.of(
                                    debit(Accounts.cash(courier), amount),
                                    credit(held, amount).from(producer)));
            case PaymentChargedBack(var at, var amount, var ofHeld, var reason) ->
                    entry(
                            fact.ref(),
                            Kind.CHARGEBACK,
                            at,
                            "Charge-back: " + reason,
                            payment,
                            chargeback(held, ofHeld, amount, atProvider));
            case PaymentLossCovered(var at, var producer, var custodian, var amount) ->
                    entry(
                            fact.ref(),
                            Kind.LOSS_COVERED,
                            at,
                            "Goods lost on the way",
                            payment,
                            List.of(
                                    debit(Accounts.losses(custodian), amount),
                                    credit(payable(producer), amount).from(producer)));
            case PaymentRequested _,
                    PaymentExpired _,
                    PaymentCancelled _,
                    PaymentCashBanked _,
                    PaymentEvent.Unknown _ ->
                    Optional.empty();
        };
    }

    /** What a refund of earnings claims from each payee; the house gives back its own directly. */
    static Map<String, Money> claimed(Refund refund) {
        var claims = new TreeMap<String, Money>();
        for (var claim : refund.claims())
            Accounts.payeeOf(earned(claim))
                    .ifPresent(payee -> claims.merge(payee, claim.amount(), Money::plus));
        return claims;
    }

    private static List<Posting> refund(
            @Nullable String held, List<Share> claims, String atProvider, Money amount) {
        var postings = new ArrayList<Posting>(claims.size() + 2);
        if (held != null) postings.add(debit(held, amount));
        for (var claim : claims)
            postings.add(debit(earned(claim), claim.amount()).from(claim.producerId()));
        postings.add(credit(atProvider, amount));
        return postings;
    }

    private static List<Posting> chargeback(
            String held, Money ofHeld, Money amount, String atProvider) {
        var postings = new ArrayList<Posting>(3);
        var lost = amount.minus(ofHeld);
        if (ofHeld.signum() > 0) postings.add(debit(held, ofHeld));
        if (lost.signum() > 0) postings.add(debit(Accounts.CHARGEBACKS, lost));
        postings.add(credit(atProvider, amount));
        return postings;
    }

    private static List<Posting> release(String held, List<Share> shares) {
        var postings = new ArrayList<Posting>(shares.size() + 1);
        postings.add(debit(held, Money.sum(shares.stream().map(Share::amount).toList())));
        for (var share : shares) {
            if (share.amount().signum() > 0)
                postings.add(credit(earned(share), share.amount()).from(share.producerId()));
        }
        return postings;
    }

    private static String earned(Share share) {
        return switch (share.role()) {
            case PLATFORM -> Accounts.FEES;
            case COOPERATIVE_FUND -> Accounts.FUND;
            case PRODUCER, ORIGIN_HUB, LINE_HAUL, DESTINATION_HUB, COURIER ->
                    payable(share.payeeId());
        };
    }

    /** An entry about this payment's order. */
    static Optional<JournalEntry> entry(
            String ref,
            Kind kind,
            Instant at,
            String what,
            Payment payment,
            List<Posting> postings) {
        var code = payment.terms().orderCode();
        return Optional.of(
                new JournalEntry(
                        ref, kind, at, what + ", order " + code, payment.id(), code, postings));
    }
}
