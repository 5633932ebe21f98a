package desakota.payment.webhook;

import desakota.events.Money;
import desakota.payment.provider.PaymentProvider.Notification;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;

/** Every signed notification that came in, for audits: what it says of money, nothing of people. */
@Component
class Notifications {

    private final MongoTemplate mongo;
    private final Clock clock;

    Notifications(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * As it was the first time it came.
     *
     * @param id the provider's name and its id for the notification
     */
    @Document("provider_notifications")
    record Kept(@Id String id, String paymentId, Money amount, Instant paid, Instant received) {}

    /** Keeps it, if it has not come before. */
    void keep(String provider, Notification notification) {
        try {
            mongo.insert(
                    new Kept(
                            provider + "/" + notification.id(),
                            notification.paymentId(),
                            notification.amount(),
                            notification.paid(),
                            clock.instant()));
        } catch (DuplicateKeyException _) {
            // Providers repeat a notification until it is answered; the first one is kept.
        }
    }
}
