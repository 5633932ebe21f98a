package desakota.logistics.parcel;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

/**
 * The cash to collect for a parcel, and in whose hands it is from delivery until it is banked.
 *
 * @param due the goods' price and the part's delivery fee: what the courier answers for; zero when
 *     the order did not ask for what they took
 * @param collected what the courier says they collected; null before delivery or if they did not
 *     say
 * @param courierId who collected it; null before delivery
 * @param handInId the count at a hub that closed the courier's account of it; null before
 * @param depositId the deposit that took it from the hub to the bank; null before
 */
public record Cash(
        Money due,
        @Nullable Money collected,
        @Nullable String courierId,
        @Nullable String handInId,
        @Nullable String depositId) {

    public static Cash toCollect(Money due) {
        return new Cash(due, null, null, null, null);
    }

    /** What a courier took though the order did not ask for it: all of it is too much. */
    static Cash unasked(String courier, Money said) {
        return new Cash(Money.zero(), said, courier, null, null);
    }

    Cash collectedBy(String courier, @Nullable Money said) {
        return new Cash(due, said, courier, handInId, depositId);
    }

    /** The same, counted by a hub. */
    public Cash handedIn(String id) {
        return new Cash(due, collected, courierId, id, depositId);
    }

    /** The same, brought to the bank. */
    public Cash deposited(String id) {
        return new Cash(due, collected, courierId, handInId, id);
    }

    /** The courier who has it in hand; null when nobody has, or a hub. */
    public @Nullable String holder() {
        return handInId == null ? courierId : null;
    }

    /** Whether this courier has it in hand. */
    public boolean isWith(String courier) {
        return courier.equals(holder());
    }
}
