package desakota.kit.test;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderCancellationDeclined;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderExpired;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPaymentAwaited;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.OrderPreparing;
import desakota.events.OrderEvent.OrderRejected;
import desakota.events.PaymentEvent.EscrowReleased;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.events.ReservationEvent.StockCommitted;
import desakota.events.ReservationEvent.StockRejected;
import desakota.events.ReservationEvent.StockReleased;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.PlannedParcel;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.events.Shortage;
import desakota.events.StockFate;
import desakota.kit.test.Cast.Seller;

import java.util.List;

/**
 * An order's way in words: each is what the services tell when that happens. What happens to
 * parcels stands in {@link Road}.
 */
final class Way extends Road<Way> {

    private static final String CODE = "7K3M-Q9TX-5";

    private final Cast cast;

    Way(Cast cast) {
        super(cast);
        this.cast = cast;
    }

    @Override
    Way self() {
        return this;
    }

    Way placed(PaymentMethod method) {
        return tell(
                new OrderPlaced(
                        now(), CODE, cast.buyerId(), cast.parts(), cast.total(), method, Cast.FAR));
    }

    Way outOfStock() {
        var coffee = cast.coffee();
        var shortages = List.of(new Shortage(coffee.productId(), coffee.quantity(), 0));
        return tell(new StockRejected(now(), shortages), new OrderRejected(now(), shortages));
    }

    Way reserved() {
        return tell(
                new StockReserved(now(), Cast.FAR),
                new OrderConfirmed(
                        now(), CODE, cast.buyerId(), cast.total(), PaymentMethod.QRIS, Cast.FAR),
                new PaymentRequested(now(), PaymentMethod.QRIS, cast.total(), Cast.FAR),
                new OrderPaymentAwaited(now()));
    }

    Way accepted() {
        paidInCash();
        return tell(
                new StockReserved(now(), Cast.FAR),
                new OrderConfirmed(
                        now(), CODE, cast.buyerId(), cast.total(), PaymentMethod.COD, null),
                new OrderAccepted(
                        now(), CODE, cast.buyerId(), cast.parts(), Cast.ADDRESS, "REGULAR", ""),
                new PaymentRequested(now(), PaymentMethod.COD, cast.total(), null),
                new StockCommitted(now()));
    }

    private Way paid() {
        return tell(
                new PaymentReceived(now(), cast.total()),
                new OrderPaid(
                        now(), CODE, cast.buyerId(), cast.parts(), Cast.ADDRESS, "REGULAR", ""),
                new StockCommitted(now()));
    }

    Way planned() {
        var parcels = cast.sellers().stream().map(this::parcelOf).toList();
        return tell(new ShipmentPlanned(now(), parcels), new OrderPreparing(now()));
    }

    private PlannedParcel parcelOf(Seller seller) {
        return new PlannedParcel(
                seller.parcelId(),
                "P-" + seller.parcelId(),
                seller.producerId(),
                cast.originHubId(),
                cast.destinationHubId());
    }

    Way paidAndPlanned() {
        return placed(PaymentMethod.QRIS).reserved().paid().planned();
    }

    Way expired() {
        return tell(
                new PaymentExpired(now()),
                new OrderExpired(now()),
                new StockReleased(now(), false));
    }

    Way cancelled() {
        return tell(
                new OrderCancelled(now(), "changed my mind", cast.buyerId()),
                new StockReleased(now(), false),
                new PaymentCancelled(now()));
    }

    Way cancellationRequested() {
        return tell(new OrderCancellationRequested(now(), "changed my mind", cast.buyerId()));
    }

    Way stopped() {
        return tell(
                new ShipmentStopped(now()),
                new OrderCancelled(now(), "changed my mind", cast.buyerId()),
                new StockReleased(now(), false),
                new PaymentRefunded(now(), cast.total(), "changed my mind", List.of()));
    }

    Way stopDeclined() {
        var code = "P-" + cast.coffee().parcelId();
        return tell(
                new ShipmentStopDeclined(now(), "It is on its way.", code),
                new OrderCancellationDeclined(now(), "It is on its way."));
    }

    Way partCancelled(Seller seller, StockFate fate) {
        var producer = seller.producerId();
        return tell(
                        new OrderPartCancellationRequested(
                                now(), producer, "Burnt", fate, producer),
                        new ParcelStopped(now(), seller.parcelId(), producer),
                        new OrderPartCancelled(
                                now(),
                                producer,
                                List.of(seller.line()),
                                fate,
                                seller.total(),
                                "Burnt",
                                producer),
                        new PaymentRefunded(now(), seller.total(), "Burnt", List.of()))
                .ended(seller);
    }

    Way completed() {
        var shares =
                delivered.stream()
                        .filter(seller -> !claimed.contains(seller))
                        .flatMap(seller -> cast.shares(seller).stream())
                        .toList();
        return tell(
                new OrderCompleted(now(), CODE, true, shares), new EscrowReleased(now(), shares));
    }

    Way claimed(Seller seller) {
        claimed.add(seller);
        return tell(new OrderClaimed(now(), claimOf(seller), seller.producerId(), "DAMAGED"));
    }

    Way claimResolved(Seller seller, Money refund) {
        var shares = cast.shares(seller, seller.total().minus(refund));
        return tell(
                new OrderClaimResolved(
                        now(),
                        claimOf(seller),
                        seller.producerId(),
                        refund,
                        shares,
                        "One bag was torn."),
                new PaymentRefunded(now(), refund, "One bag was torn.", List.of()),
                new EscrowReleased(now(), shares));
    }

    private static String claimOf(Seller seller) {
        return "claim-" + seller.parcelId();
    }

    Way chargedBack() {
        return tell(
                new PaymentChargedBack(now(), cast.total(), Money.zero(), "Card reported stolen"));
    }
}
