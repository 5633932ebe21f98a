package desakota.payment.escrow;

/**
 * An order asks to divide money that is not there, or less than there is. Nothing is released: the
 * fact ends among the dead letters, where an operator finds it.
 */
public final class UnbalancedShares extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnbalancedShares(String message) {
        super(message);
    }
}
