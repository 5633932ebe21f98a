package desakota.payment.ledger;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The names of the ledger's accounts.
 *
 * <p>Escrow and suspense have an account for each order; in the trial balance all of them are one
 * line, as a control account, since a market has as many orders as it likes.
 */
public final class Accounts {

    /** The platform's fees. */
    public static final String FEES = "fees:platform";

    /** The cooperative's revolving fund. */
    public static final String FUND = "fund:cooperative";

    /** Cash that was counted and is more than it should be. */
    public static final String CASH_OVER = "cash-over";

    /** What banks took back that was not held any more. */
    public static final String CHARGEBACKS = "losses:chargebacks";

    /** The cooperative's own bank account: what hubs bring, less refunds sent by hand. */
    public static final String BANK = "clearing:bank";

    private static final String ESCROW = "escrow";
    private static final String SUSPENSE = "suspense";
    private static final String PAYABLE = "payable:";

    private Accounts() {}

    /** A buyer's money that is held until their order is completed. */
    public static String escrow(String orderId) {
        return ESCROW + ":" + orderId;
    }

    /** Money that nobody asked for, until it is sent back. */
    public static String suspense(String orderId) {
        return SUSPENSE + ":" + orderId;
    }

    /** What a producer, hub, courier or carrier has earned and not been paid yet. */
    public static String payable(String payeeId) {
        return PAYABLE + payeeId;
    }

    /** What lies at a provider: our money in its hands. */
    public static String clearing(String provider) {
        return "clearing:" + provider;
    }

    /** What a courier collected and has not handed in, or a hub counted and has not banked. */
    public static String cash(String holderId) {
        return "cash:" + holderId;
    }

    /** What the market paid producers for goods that were lost with this custodian. */
    public static String losses(@Nullable String custodian) {
        return "losses:" + (custodian == null ? "unknown" : custodian);
    }

    /** Whose earnings the account holds; empty when it is no payable account. */
    public static Optional<String> payeeOf(String account) {
        return account.startsWith(PAYABLE)
                ? Optional.of(account.substring(PAYABLE.length()))
                : Optional.empty();
    }

    /** Whether the account holds a buyer's money. */
    static boolean isEscrow(String account) {
        return account.startsWith(ESCROW + ":");
    }

    /** The line of the trial balance that the account is part of. */
    static String lineOf(String account) {
        if (isEscrow(account)) return ESCROW;
        if (account.startsWith(SUSPENSE + ":")) return SUSPENSE;
        return account;
    }
}
