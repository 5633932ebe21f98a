package desakota.payment;

import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentCashBanked;
import desakota.events.PaymentEvent.PaymentCashCollected;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.payment.escrow.Part;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens to the cash of a payment on delivery. Couriers and hubs tell of it on another topic
 * than the order, so cash may be banked here before it is collected. Like the payment itself it
 * decides and has no effects.
 */
final class Collecting {

    private Collecting() {}

    /** The couriers are to collect for these parts. */
    static Payment expected(Payment payment, List<OrderEvent.Part> parts) {
        return payment.with(payment.sale().consistingOf(partsOf(parts, Part.Cash.EXPECTED)));
    }

    /** The order consists of these parts, which are paid. */
    static Payment paid(Payment payment, List<OrderEvent.Part> parts) {
        return payment.with(payment.sale().consistingOf(partsOf(parts, Part.Cash.NONE)));
    }

    private static List<Part> partsOf(List<OrderEvent.Part> parts, Part.Cash cash) {
        return parts.stream()
                .map(p -> Part.of(p.producerId(), p.subtotal().plus(p.deliveryFee()), cash))
                .toList();
    }

    /** A courier has collected for a part. */
    static List<PaymentEvent> collected(
            Payment payment, String producerId, String courierId, Money amount, Instant at) {
        if (!payment.isCash() || payment.status() != PaymentStatus.PENDING) return List.of();
        var collected = new PaymentCashCollected(at, producerId, courierId, amount);
        return switch (payment.sale().parts().cashOf(producerId)) {
            case NONE, EXPECTED -> List.of(collected);
            case BANKED_EARLY -> List.of(collected, new PaymentCashBanked(at, producerId, amount));
            case COLLECTED, BANKED, DROPPED -> List.of();
        };
    }

    /** The cash for a part is in the bank. Told again it changes nothing. */
    static Optional<Change<Payment, PaymentEvent>> banked(
            Payment payment, String producerId, Money amount, Instant at) {
        if (!payment.isCash()) return Optional.empty();
        return switch (payment.sale().parts().cashOf(producerId)) {
            case NONE, EXPECTED -> {
                var noted = payment.with(payment.sale().bankedEarly(producerId, amount));
                yield Optional.of(new Change<>(noted, List.of()));
            }
            case COLLECTED -> {
                var banked = new PaymentCashBanked(at, producerId, amount);
                var release = Settling.release(payment.apply(banked), at);
                var events = Stream.concat(Stream.of(banked), release.stream()).toList();
                yield Optional.of(new Change<>(payment.applyAll(events), events));
            }
            case BANKED_EARLY, BANKED, DROPPED -> Optional.empty();
        };
    }
}
