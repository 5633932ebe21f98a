package desakota.payment;

import static org.awaitility.Awaitility.await;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentMethod;
import desakota.kit.Ids;
import desakota.kit.test.Cast;
import desakota.kit.test.Publisher;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Cash of several orders in one deposit. */
class DepositsIT extends Scenario {

    @Test
    void payAllOtherOrdersWhenOneIsNotKnownYet() {
        var unknown = Ids.next();
        var known = Ids.next();
        collected(known);

        deposit(unknown, known);

        awaitStatus(known, "PAID");
        collected(unknown);
        awaitStatus(unknown, "PAID");
    }

    private static void collected(String order) {
        var now = Instant.now();
        var goods = TOTAL.minus(Money.rupiah(10_000));
        var fee = Money.rupiah(10_000);
        var parts = List.of(new Part("suti", List.of(), "simpul", "hub", goods, fee));
        Publisher.publish(
                order, 1, new OrderConfirmed(now, CODE, "rina", TOTAL, PaymentMethod.COD, null));
        Publisher.publish(
                order,
                2,
                new OrderAccepted(now, CODE, "rina", parts, Cast.ADDRESS, "REGULAR", "$2a$08$"));
        Publisher.publish(order, 3, new OrderPartDelivered(now, "suti", "dedi", TOTAL));
    }

    private void deposit(String... orders) {
        await().atMost(SOON).until(() -> !theirPaymentOf(orders[1]).isEmpty());
        var parcels =
                List.of(orders).stream()
                        .map(order -> new CollectedCash(order, "suti", Ids.next(), TOTAL))
                        .toList();
        var sum = TOTAL.times(parcels.size());
        Publisher.publish(
                Ids.next(), 1, new CashBanked(Instant.now(), "hub", sum, sum, "slip", parcels));
    }
}
