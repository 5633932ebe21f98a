package desakota.payment.webhook;

import desakota.events.Money;
import desakota.payment.Paying;
import desakota.payment.StuckRefunds;
import desakota.payment.payout.Bounces;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Notification.Other;
import desakota.payment.provider.Notification.PayoutBounced;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;

/**
 * What providers say, wherever it was heard: kept for audits as it came the first time, then given
 * to those whom it concerns. It says something of money and nothing of people.
 */
@Component
public class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private final Paying paying;
    private final StuckRefunds stuckRefunds;
    private final Bounces bounces;
    private final MongoTemplate mongo;
    private final Clock clock;

    Notifications(
            Paying paying,
            StuckRefunds stuckRefunds,
            Bounces bounces,
            MongoTemplate mongo,
            Clock clock) {
        this.paying = paying;
        this.stuckRefunds = stuckRefunds;
        this.bounces = bounces;
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * A notification as it was the first time it came.
     *
     * @param id the provider's name and its id for the notification
     * @param about our id of the payment or disbursement
     * @param says why, or the provider's own word; null when it is plain
     * @param at by the provider's clock
     */
    @Document("provider_notifications")
    record Kept(
            @Id String id,
            Kind kind,
            String about,
            @Nullable Money amount,
            @Nullable String says,
            Instant at,
            Instant received) {

        enum Kind {
            MONEY_CAME,
            CHARGED_BACK,
            PAYOUT_BOUNCED,
            OTHER
        }

        static Kept of(String provider, Notification notification, Instant received) {
            var id = provider + "/" + notification.id();
            var at = notification.at();
            return switch (notification) {
                case MoneyCame(_, var payment, var amount, _) ->
                        new Kept(id, Kind.MONEY_CAME, payment, amount, null, at, received);
                case ChargedBack(_, var payment, var amount, var reason, _) ->
                        new Kept(id, Kind.CHARGED_BACK, payment, amount, reason, at, received);
                case PayoutBounced(_, var disbursement, var reason, _) ->
                        new Kept(id, Kind.PAYOUT_BOUNCED, disbursement, null, reason, at, received);
                case Other(_, var about, var what, _) ->
                        new Kept(id, Kind.OTHER, about, null, what, at, received);
            };
        }
    }

    /**
     * Takes what this provider says. The same again changes nothing.
     *
     * @throws desakota.kit.problem.Refusal when there is no payment or payout that it could mean
     */
    public void take(String provider, Notification notification) {
        keep(provider, notification);
        switch (notification) {
            case MoneyCame came -> paying.receive(provider, came);
            case ChargedBack back -> paying.chargeBack(provider, back);
            case PayoutBounced bounce -> {
                if (!stuckRefunds.take(provider, bounce)) bounces.take(provider, bounce);
            }
            case Other _ -> log.info("{} says {}, which moves no money", provider, notification);
        }
    }

    private void keep(String provider, Notification notification) {
        try {
            mongo.insert(Kept.of(provider, notification, clock.instant()));
        } catch (DuplicateKeyException _) {
            // Providers repeat a notification until it is answered; the first one is kept.
        }
    }
}
