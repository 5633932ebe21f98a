package desakota.payment.reconcile;

import desakota.events.Money;
import desakota.payment.Standing;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.Notification.Other;
import desakota.payment.reconcile.Finding.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * On which points a provider differs from the market about a payment, once its news were taken.
 *
 * <p>Differs: ours is paid, theirs is open. Does not: ours is refunded, theirs is paid and lists
 * the same refunds; or ours has expired and so has theirs.
 */
final class Comparison {

    private Comparison() {}

    static List<Finding> of(Standing ours, ChargeStatus theirs, Instant now) {
        var found = new ArrayList<Finding>();
        var differing = stages(ours, theirs, now);
        if (differing != null) found.add(Finding.of(differing, ours.status(), theirs.stage()));
        if (theirs.amount() != null && !theirs.amount().equals(ours.amount()))
            found.add(Finding.of(Kind.OTHER_AMOUNT, text(ours.amount()), text(theirs.amount())));
        if (theirs.news().stream().anyMatch(Other.class::isInstance))
            found.add(Finding.of(Kind.CHARGED_BACK_IN_PART, ours.status(), theirs.stage()));
        if (theirs.stage() == Stage.PAID) refunds(ours, theirs, found);
        for (var stuck : ours.stuck())
            found.add(new Finding(Kind.REFUND_STUCK, stuck, "planned", "not taken"));
        return List.copyOf(found);
    }

    private static @Nullable Kind stages(Standing ours, ChargeStatus theirs, Instant now) {
        return switch (theirs.stage()) {
            case PAID -> null;
            case OPEN -> {
                if (ours.paid()) yield Kind.NOT_PAID;
                yield ours.awaitsMoney() ? null : Kind.CHARGE_OPEN;
            }
            case ENDED -> {
                if (ours.paid()) yield Kind.NOT_PAID;
                yield ours.awaitsMoney() && !isOver(ours, now) ? Kind.CHARGE_ENDED : null;
            }
            case UNKNOWN -> {
                if (ours.paid()) yield Kind.NOT_PAID;
                yield ours.awaitsMoney() && ours.hasCharge() ? Kind.CHARGE_UNKNOWN : null;
            }
        };
    }

    private static boolean isOver(Standing ours, Instant now) {
        return ours.payBy() != null && !now.isBefore(ours.payBy());
    }

    private static void refunds(Standing ours, ChargeStatus theirs, List<Finding> found) {
        ours.sentBack()
                .forEach(
                        (id, amount) -> {
                            var sent = theirs.refunds().get(id);
                            if (sent == null)
                                found.add(
                                        new Finding(Kind.REFUND_MISSING, id, text(amount), "none"));
                            else if (!sent.equals(amount))
                                found.add(
                                        new Finding(
                                                Kind.REFUND_AMOUNT, id, text(amount), text(sent)));
                        });
        theirs.refunds()
                .forEach(
                        (id, amount) -> {
                            if (!ours.knowsRefund(id))
                                found.add(
                                        new Finding(Kind.REFUND_UNKNOWN, id, "none", text(amount)));
                        });
    }

    private static String text(Money amount) {
        return amount.amount() + " " + amount.currency();
    }
}
