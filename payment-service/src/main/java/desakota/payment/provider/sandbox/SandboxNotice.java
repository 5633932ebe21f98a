package desakota.payment.provider.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import desakota.events.Money;
import desakota.payment.provider.Notification;

import java.time.Instant;

/** What the sandbox sends, with a {@code status} that says what happened. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SandboxNotice.Settled.class, name = "SETTLED"),
    @JsonSubTypes.Type(value = SandboxNotice.ChargedBack.class, name = "CHARGED_BACK"),
    @JsonSubTypes.Type(value = SandboxNotice.Bounced.class, name = "BOUNCED")
})
sealed interface SandboxNotice {

    /** What it says, in the market's words. */
    Notification toNotification();

    /** Of a buyer's money, the same however often it is asked for. */
    static Settled of(SandboxMemory.Settlement settlement) {
        return new Settled(
                "settlement-" + settlement.id(),
                settlement.id(),
                settlement.amount(),
                settlement.at());
    }

    /** Of a buyer's money that their bank took back, likewise. */
    static ChargedBack of(SandboxMemory.Chargeback chargeback) {
        return new ChargedBack(
                "chargeback-" + chargeback.id(),
                chargeback.id(),
                chargeback.amount(),
                "The buyer's bank took the money back.",
                chargeback.at());
    }

    /** Of a disbursement that came back, likewise. */
    static Bounced of(SandboxMemory.Bounce bounce) {
        return new Bounced("bounce-" + bounce.id(), bounce.id(), bounce.reason(), bounce.at());
    }

    /** A buyer has paid. */
    record Settled(String notificationId, String paymentId, Money amount, Instant settledAt)
            implements SandboxNotice {

        public Settled {
            Limits.check(settledAt, notificationId, paymentId);
            Limits.check(amount);
        }

        @Override
        public Notification.MoneyCame toNotification() {
            return new Notification.MoneyCame(notificationId, paymentId, amount, settledAt);
        }
    }

    /** A buyer's bank took the money back. */
    record ChargedBack(
            String notificationId,
            String paymentId,
            Money amount,
            String reason,
            Instant chargedBackAt)
            implements SandboxNotice {

        public ChargedBack {
            Limits.check(chargedBackAt, notificationId, paymentId, reason);
            Limits.check(amount);
        }

        @Override
        public Notification.ChargedBack toNotification() {
            return new Notification.ChargedBack(
                    notificationId, paymentId, amount, reason, chargedBackAt);
        }
    }

    /** A payee's bank sent a disbursement back. */
    record Bounced(String notificationId, String disbursementId, String reason, Instant bouncedAt)
            implements SandboxNotice {

        public Bounced {
            Limits.check(bouncedAt, notificationId, disbursementId, reason);
        }

        @Override
        public Notification.PayoutBounced toNotification() {
            return new Notification.PayoutBounced(
                    notificationId, disbursementId, reason, bouncedAt);
        }
    }

    /** What the books can hold. */
    final class Limits {

        /** More than any order can cost, and far from what the books can't add up. */
        private static final Money MOST = Money.rupiah(1_000_000_000_000_000L);

        private static final int LONGEST_TEXT = 200;
        private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

        private Limits() {}

        private static void check(Money amount) {
            if (!amount.currency().equals(Money.zero().currency())
                    || amount.signum() <= 0
                    || amount.compareTo(MOST) > 0)
                throw new IllegalArgumentException("No payment of this market: " + amount);
        }

        private static void check(Instant at, String... texts) {
            for (var text : texts)
                if (text.isBlank() || text.length() > LONGEST_TEXT)
                    throw new IllegalArgumentException("No notice of this market: " + text);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST))
                throw new IllegalArgumentException("No time of this market: " + at);
        }
    }
}
