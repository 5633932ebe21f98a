package desakota.payment.provider;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a provider knows of a disbursement when it is asked.
 *
 * @param amount that it sent; null when it knows of none
 * @param news that it bounced, as the provider would have notified it, with the same id
 */
public record DisbursementStatus(
        Stage stage, @Nullable Money amount, List<Notification.PayoutBounced> news) {

    /** What became of the money. */
    public enum Stage {
        /** The provider knows of no such disbursement. */
        UNKNOWN,
        /** It has left. */
        SENT,
        /** The payee's bank has sent it back. */
        BOUNCED
    }

    public DisbursementStatus {
        news = List.copyOf(news);
    }

    /** No such disbursement is known. */
    public static DisbursementStatus unknown() {
        return new DisbursementStatus(Stage.UNKNOWN, null, List.of());
    }
}
