package desakota.payment.provider;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a provider knows of a payment when it is asked.
 *
 * @param amount that it asks or has taken from the buyer; null when it knows of no charge
 * @param refunds what it has sent back, by the id of the {@link PaymentProvider.RefundOrder}; ids
 *     of the provider's own for what it was not asked for
 * @param news all that moved money, as it would have notified it, with the same ids
 */
public record ChargeStatus(
        Stage stage, @Nullable Money amount, Map<String, Money> refunds, List<Notification> news) {

    /** Where a charge is on its way. */
    public enum Stage {
        /** The provider knows of no charge. */
        UNKNOWN,
        /** The buyer can pay. */
        OPEN,
        /** The buyer has paid, whatever became of the money since. */
        PAID,
        /** The buyer has not paid and can't any more. */
        ENDED
    }

    public ChargeStatus {
        refunds = Map.copyOf(refunds);
        news = List.copyOf(news);
    }

    /** No charge is known. */
    public static ChargeStatus unknown() {
        return new ChargeStatus(Stage.UNKNOWN, null, Map.of(), List.of());
    }

    /** A charge that no money came for. */
    public static ChargeStatus unpaid(Stage stage, Money amount) {
        return new ChargeStatus(stage, amount, Map.of(), List.of());
    }
}
