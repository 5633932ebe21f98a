package desakota.payment;

import static desakota.payment.ledger.Accounts.clearing;
import static desakota.payment.ledger.Accounts.escrow;
import static desakota.payment.ledger.Accounts.payable;
import static desakota.payment.ledger.Accounts.suspense;
import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.Share;
import desakota.kit.consume.Received;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.ledger.Posting;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            case PaymentRefunded(var at, var amount, _, _) ->
                    entry(
                            fact.ref(),
                            Kind.REFUND,
                            at,
                            "Refund",
                            payment,
                            List.of(debit(held, amount), credit(atProvider, amount)));
            case EscrowReleased(var at, var shares) ->
                    entry(fact.ref(), Kind.SALE, at, "Sale", payment, release(held, shares));
            case PaymentRequested _,
                    PaymentExpired _,
                    PaymentCancelled _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentChargedBack _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.Unknown _ ->
                    Optional.empty();
        };
    }

    /**
     * The entry of money that came in and is to go back. Late money is held like a payment until
     * {@link PaymentRefunded} tells that it is back; other money waits in suspense.
     */
    static Optional<JournalEntry> moneyIn(Payment payment, Refund refund) {
        var holding =
                switch (refund.source()) {
                    case ESCROW -> Optional.<String>empty();
                    case LATE -> Optional.of(escrow(payment.id()));
                    case UNEXPECTED -> Optional.of(suspense(payment.id()));
                };
        var atProvider = clearing(payment.terms().provider());
        return holding.flatMap(
                account ->
                        entry(
                                ref(payment, refund, "received"),
                                Kind.UNASKED,
                                receivedAt(payment, refund),
                                "Money that was not asked for",
                                payment,
                                List.of(
                                        debit(atProvider, refund.amount()),
                                        credit(account, refund.amount()))));
    }

    /** The entry of money out of suspense that went back; empty for money that facts tell of. */
    static Optional<JournalEntry> moneyBack(Payment payment, Refund refund, Instant at) {
        if (refund.source() != Refund.Source.UNEXPECTED) return Optional.empty();
        return entry(
                ref(payment, refund, "returned"),
                Kind.UNASKED,
                at,
                "Money that was not asked for, returned",
                payment,
                List.of(
                        debit(suspense(payment.id()), refund.amount()),
                        credit(clearing(payment.terms().provider()), refund.amount())));
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

    private static String ref(Payment payment, Refund refund, String what) {
        return "payments/" + payment.id() + "/receipts/" + refund.id() + "/" + what;
    }

    private static Instant receivedAt(Payment payment, Refund refund) {
        return payment.receipts().find(refund.id()).map(Receipt::at).orElseThrow();
    }

    private static Optional<JournalEntry> entry(
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
