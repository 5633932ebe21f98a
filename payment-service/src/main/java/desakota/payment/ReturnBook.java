package desakota.payment;

import static desakota.payment.Bookkeeping.entry;
import static desakota.payment.ledger.Accounts.clearing;
import static desakota.payment.ledger.Accounts.escrow;
import static desakota.payment.ledger.Accounts.suspense;
import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.refund.Receipt;
import desakota.payment.refund.Refund;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What money on its way back to the buyer means in the ledger, besides what facts tell of it. */
final class ReturnBook {

    private ReturnBook() {}

    /**
     * The entry of money that came in and is to go back. Late money is held like a payment until a
     * fact tells that it is back; other money waits in suspense.
     */
    static Optional<JournalEntry> moneyIn(Payment payment, Refund refund) {
        var holding =
                switch (refund.source()) {
                    case ESCROW, EARNINGS -> Optional.<String>empty();
                    case LATE -> Optional.of(escrow(payment.id()));
                    case UNEXPECTED -> Optional.of(suspense(payment.id()));
                };
        var amount = refund.amount();
        return holding.flatMap(
                account ->
                        entry(
                                receiptRef(payment, refund, "received"),
                                Kind.UNASKED,
                                receivedAt(payment, refund),
                                "Money that was not asked for",
                                payment,
                                List.of(
                                        debit(atProvider(payment), amount),
                                        credit(account, amount))));
    }

    /** The entry of money out of suspense that went back; empty for money that facts tell of. */
    static Optional<JournalEntry> moneyBack(Payment payment, Refund refund, Instant at) {
        if (refund.source() != Refund.Source.UNEXPECTED) return Optional.empty();
        return entry(
                receiptRef(payment, refund, "returned"),
                Kind.UNASKED,
                at,
                "Money that was not asked for, returned",
                payment,
                List.of(
                        debit(suspense(payment.id()), refund.amount()),
                        credit(atProvider(payment), refund.amount())));
    }

    /** The entry of a refund that the buyer's bank has sent back; empty when it has not. */
    static Optional<JournalEntry> bounced(Payment payment, Refund refund) {
        var bounce = refund.bounced();
        if (bounce == null) return Optional.empty();
        return entry(
                refundRef(payment, refund, "bounced"),
                Kind.REFUND,
                bounce.at(),
                "Refund sent back by the bank: " + bounce.reason(),
                payment,
                List.of(
                        debit(atProvider(payment), refund.amount()),
                        credit(suspense(payment.id()), refund.amount())));
    }

    /**
     * The entry of a refund that an officer has sent; empty when none has. What left the bank did
     * not leave the provider, from where every refund is booked to go; or, if it went there and
     * came back, it is not in suspense any more.
     */
    static Optional<JournalEntry> sentByHand(Payment payment, Refund refund) {
        var transfer = refund.byHand();
        if (transfer == null || transfer.reference() == null) return Optional.empty();
        var from = refund.bounced() == null ? atProvider(payment) : suspense(payment.id());
        return entry(
                refundRef(payment, refund, "by-hand"),
                Kind.REFUND,
                transfer.at(),
                "Refund sent by hand, reference " + transfer.reference(),
                payment,
                List.of(debit(from, refund.amount()), credit(Accounts.BANK, refund.amount())));
    }

    private static String atProvider(Payment payment) {
        return clearing(payment.terms().provider());
    }

    private static String receiptRef(Payment payment, Refund refund, String what) {
        return "payments/" + payment.id() + "/receipts/" + refund.id() + "/" + what;
    }

    private static String refundRef(Payment payment, Refund refund, String what) {
        return "payments/" + payment.id() + "/refunds/" + refund.id() + "/" + what;
    }

    private static Instant receivedAt(Payment payment, Refund refund) {
        return payment.receipts().find(refund.id()).map(Receipt::at).orElseThrow();
    }
}
