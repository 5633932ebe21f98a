package desakota.payment.provider.midtrans;

import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.OddAnswer;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Midtrans's words for where a transaction is, from its <a
 * href="https://docs.midtrans.com/docs/transaction-status-cycle">status cycle</a>.
 */
enum TransactionStatus {
    /** Waits for the buyer. */
    PENDING,
    /** A card was charged for later; a capture must follow. */
    AUTHORIZE,
    /** A card was charged; settled the next day. As good as paid if the fraud check accepts it. */
    CAPTURE,
    /** The money is there. */
    SETTLEMENT,
    /** The buyer's bank or the fraud check said no. */
    DENY,
    CANCEL,
    EXPIRE,
    /** Something broke while the buyer paid. */
    FAILURE,
    /** Paid, and all of it sent back. */
    REFUND,
    PARTIAL_REFUND,
    /** Paid, and all of it taken back by the buyer's bank. */
    CHARGEBACK,
    PARTIAL_CHARGEBACK;

    /**
     * The status of this word.
     *
     * @throws OddAnswer when it is none
     */
    static TransactionStatus of(@Nullable String word) {
        for (var status : values()) if (status.word().equalsIgnoreCase(word)) return status;
        throw new OddAnswer("an unknown transaction_status " + word);
    }

    /** As Midtrans writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What it means for the payment.
     *
     * @param fraud the fraud check's word; null where there is none. Only a card's capture may be
     *     questioned by it
     */
    Stage stage(@Nullable String fraud) {
        return switch (this) {
            case PENDING, AUTHORIZE -> Stage.OPEN;
            case CAPTURE ->
                    switch (fraud == null ? "accept" : fraud) {
                        case "accept" -> Stage.PAID;
                        case "challenge" -> Stage.OPEN;
                        case "deny" -> Stage.ENDED;
                        default -> throw new OddAnswer("an unknown fraud_status " + fraud);
                    };
            case SETTLEMENT, REFUND, PARTIAL_REFUND, CHARGEBACK, PARTIAL_CHARGEBACK -> Stage.PAID;
            case DENY, CANCEL, EXPIRE, FAILURE -> Stage.ENDED;
        };
    }
}
