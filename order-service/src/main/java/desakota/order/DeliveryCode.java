package desakota.order;

/**
 * What the buyer tells the courier at the door. The buyer alone sees it; logistics has its hash.
 *
 * @param digits six of them
 * @param hash by {@link desakota.events.DeliveryCodeKey}
 */
public record DeliveryCode(String digits, String hash) {

    public DeliveryCode {
        if (!digits.matches("[0-9]{6}"))
            throw new IllegalArgumentException("A delivery code has six digits");
    }

    /** Tells nothing: the code must not reach a log. */
    @Override
    public String toString() {
        return "DeliveryCode[******]";
    }
}
