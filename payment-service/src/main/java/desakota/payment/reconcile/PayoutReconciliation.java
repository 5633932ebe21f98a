package desakota.payment.reconcile;

import desakota.events.Money;
import desakota.kit.problem.Refusal;
import desakota.payment.payout.SentPayouts;
import desakota.payment.payout.SentPayouts.SentPayout;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.DisbursementStatus.Stage;
import desakota.payment.provider.ProviderUnavailable;
import desakota.payment.provider.Providers;
import desakota.payment.reconcile.Finding.Kind;
import desakota.payment.turn.Rhythm;
import desakota.payment.turn.Turns.Turn;
import desakota.payment.webhook.Notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks providers what became of payouts. That one bounced is taken on the road that it should have
 * come; on what else the two differ, a person decides.
 */
@Component
class PayoutReconciliation {

    private static final Logger log = LoggerFactory.getLogger(PayoutReconciliation.class);

    /** In one sweep. What is left waits for the next. */
    private static final int MOST = 20;

    private final SentPayouts payouts;
    private final Providers providers;
    private final Notifications notifications;
    private final Differences differences;
    private final Rhythm rhythm;
    private final SideBySide sideBySide;
    private final Clock clock;

    PayoutReconciliation(
            SentPayouts payouts,
            Providers providers,
            Notifications notifications,
            Differences differences,
            ReconciliationProperties properties,
            SideBySide sideBySide,
            Clock clock) {
        this.payouts = payouts;
        this.providers = providers;
        this.notifications = notifications;
        this.differences = differences;
        this.rhythm = properties.rhythm();
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** Any number of instances may sweep side by side. */
    @Scheduled(fixedDelayString = "${desakota.payment.reconcile-sweep:5s}")
    void sweep() {
        for (var turn : payouts.due(clock.instant(), rhythm, MOST)) take(turn);
    }

    private void take(Turn turn) {
        try {
            var parts = payouts.take(turn, clock.instant(), rhythm);
            sideBySide.run(parts, part -> look(turn, part));
        } catch (RuntimeException e) {
            // Whatever is wrong with one payout must not keep the others from being looked at.
            log.error("Payout {} can't be reconciled", turn.id(), e);
        }
    }

    private void look(Turn turn, SentPayout ours) {
        try {
            var theirs = providers.disbursement(ours.provider(), ours.disbursementId());
            for (var bounce : theirs.news()) notifications.take(ours.provider(), bounce);
            var found = compare(ours, theirs, turn.asked() > 0);
            differences.found(ours.disbursementId(), ours.provider(), found);
        } catch (ProviderUnavailable e) {
            log.debug("Payout {} is looked at later: {}", turn.id(), e.getMessage());
            payouts.giveBack(turn, clock.instant());
        } catch (Refusal e) {
            log.error("{} says of {} what can't be", ours.provider(), ours.disbursementId(), e);
        }
    }

    /**
     * On which points the two differ.
     *
     * @param isLate whether the payout should have left by now
     */
    static List<Finding> compare(SentPayout ours, DisbursementStatus theirs, boolean isLate) {
        var found = new ArrayList<Finding>();
        if (theirs.stage() == Stage.UNKNOWN && ours.hasLeft())
            found.add(Finding.of(Kind.PAYOUT_MISSING, text(ours.amount()), theirs.stage()));
        if (theirs.stage() == Stage.UNKNOWN && !ours.hasLeft() && isLate)
            found.add(Finding.of(Kind.PAYOUT_STUCK, text(ours.amount()), theirs.stage()));
        if (theirs.amount() != null && !theirs.amount().equals(ours.amount()))
            found.add(Finding.of(Kind.PAYOUT_AMOUNT, text(ours.amount()), text(theirs.amount())));
        return found;
    }

    private static String text(Money amount) {
        return amount.amount() + " " + amount.currency();
    }
}
