package desakota.payment.provider;

/**
 * A provider was asked and says no. Asking again will not help by itself: somebody must see to it.
 */
public final class ProviderRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderRefusal(String message) {
        super(message);
    }
}
