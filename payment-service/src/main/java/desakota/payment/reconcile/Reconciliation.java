package desakota.payment.reconcile;

import desakota.kit.problem.Refusal;
import desakota.payment.Standing;
import desakota.payment.Standings;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Notification.Other;
import desakota.payment.provider.Notification.PayoutBounced;
import desakota.payment.provider.ProviderRefusal;
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
import java.util.List;

/**
 * Asks providers what they know of payments, since answers and notifications get lost. News that
 * never came is taken on the road that it should have come; a charge that is still open is taken
 * back; on what else the two differ, a person decides.
 */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** In one sweep. What is left waits for the next. */
    private static final int MOST = 500;

    private final Standings standings;
    private final Providers providers;
    private final Notifications notifications;
    private final Differences differences;
    private final Rhythm rhythm;
    private final SideBySide sideBySide;
    private final Clock clock;

    Reconciliation(
            Standings standings,
            Providers providers,
            Notifications notifications,
            Differences differences,
            ReconciliationProperties properties,
            SideBySide sideBySide,
            Clock clock) {
        this.standings = standings;
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
        sideBySide.run(standings.due(clock.instant(), rhythm, MOST), this::look);
    }

    private void look(Turn turn) {
        try {
            standings.take(turn, clock.instant(), rhythm).ifPresent(ours -> look(turn, ours));
        } catch (RuntimeException e) {
            // Whatever is wrong with one payment must not keep the others from being looked at.
            log.error("Payment {} can't be reconciled", turn.id(), e);
        }
    }

    private void look(Turn turn, Standing ours) {
        try {
            compare(ours, providers.status(ours.provider(), ours.paymentId()));
        } catch (ProviderRefusal e) {
            log.warn("{} does not say what it knows: {}", ours.provider(), e.getMessage());
        } catch (ProviderUnavailable e) {
            log.debug("Payment {} is looked at later: {}", turn.id(), e.getMessage());
            if (e.isOdd()) odd(ours, e);
            standings.giveBack(turn, clock.instant());
        }
    }

    private void odd(Standing ours, ProviderUnavailable e) {
        var found = Finding.of(Kind.ODD_ANSWER, ours.status(), String.valueOf(e.getMessage()));
        differences.found(ours.paymentId(), ours.provider(), List.of(found));
    }

    private void compare(Standing before, ChargeStatus theirs) {
        theirs.news().stream().filter(news -> isNew(before, news)).forEach(n -> take(before, n));
        var ours = standings.find(before.paymentId()).orElse(before);
        var findings = Comparison.of(ours, theirs, clock.instant());
        differences.found(ours.paymentId(), ours.provider(), findings);
        if (findings.stream().anyMatch(found -> found.kind() == Kind.CHARGE_OPEN))
            providers.cancel(ours.provider(), ours.paymentId());
    }

    private static boolean isNew(Standing ours, Notification news) {
        return switch (news) {
            case MoneyCame came -> !ours.receipts().contains(came.id());
            case ChargedBack _, PayoutBounced _ -> true;
            case Other _ -> false;
        };
    }

    private void take(Standing ours, Notification news) {
        try {
            log.info("{} says {} when it is asked", ours.provider(), news.id());
            notifications.take(ours.provider(), news);
        } catch (Refusal e) {
            log.error("{} says {} of {}", ours.provider(), news.id(), ours.paymentId(), e);
        }
    }
}
