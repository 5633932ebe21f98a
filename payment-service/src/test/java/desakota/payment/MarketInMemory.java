package desakota.payment;

import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.PAY_BY;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderPartCancelled;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.OrderReturned;
import desakota.events.PaymentEvent;
import desakota.events.PaymentMethod;
import desakota.events.PayoutEvent;
import desakota.events.Topic;
import desakota.kit.consume.Received;
import desakota.kit.problem.Refusal;
import desakota.payment.cash.CashInMemory;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.payout.PayeeInMemory;
import desakota.payment.provider.Charge;
import desakota.payment.refund.Refund.Bounce;
import desakota.payment.refund.Refund.ByHand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service without its database and broker. Whatever can be told twice is. */
final class MarketInMemory {

    private static final String HUB = "hub";
    private static final ByHand TRANSFER = new ByHand("TRF-1", "koperasi", NOW);

    final List<OrderOnItsWay> orders = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final Map<String, PayeeInMemory> payees = new LinkedHashMap<>();
    final Map<String, JournalEntry> entries = new LinkedHashMap<>();
    final List<JournalEntry> told = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<CollectedCash> withCourier = new ArrayList<>();
    private final List<CollectedCash> atHub = new ArrayList<>();
    private Money counted = Money.zero();
    private int ids;

    MarketInMemory(int prepaid, int cash) {
        for (var i = 0; i < prepaid + cash; i++) {
            orders.add(new OrderOnItsWay(i >= prepaid));
            payments.add(i < prepaid ? prepaid("order" + i) : cash("order" + i));
        }
    }

    private static Payment prepaid(String id) {
        var opened = Payment.opened(id, terms(PaymentMethod.QRIS), NOW);
        var charged = opened.charged(Charge.qris("q"), NOW);
        return Collecting.paid(charged.applyAll(charged.request(NOW)), OrderOnItsWay.parts(HUB));
    }

    private static Payment cash(String id) {
        var opened = Payment.opened(id, terms(PaymentMethod.COD), NOW);
        return Collecting.expected(opened.applyAll(opened.request(NOW)), OrderOnItsWay.parts(HUB));
    }

    private static Terms terms(PaymentMethod method) {
        var payBy = method == PaymentMethod.COD ? null : PAY_BY;
        return new Terms("CODE", "rina", "sandbox", method, OrderOnItsWay.TOTAL, payBy);
    }

    PayeeInMemory payee(String id) {
        return payees.computeIfAbsent(id, PayeeInMemory::new);
    }

    /** An order goes its way only once it is paid, or is to be paid at the door. */
    boolean isUnderWay(int i) {
        return payments.get(i).isCash() || payments.get(i).receipts().paid();
    }

    void receive(int i, String notification, Money amount) {
        for (var times = 0; times < 2; times++) {
            var noted = payments.get(i).noting(notification, amount, NOW);
            change(noted, i, noted.settle(NOW));
        }
    }

    void expire(int i) {
        change(payments.get(i), i, payments.get(i).expire(PAY_BY));
    }

    void chargeBack(int i, Money amount) {
        var id = "back" + ids++;
        for (var times = 0; times < 2; times++) {
            var payment = payments.get(i);
            if (payment.refunds().isChargedBack(id)) continue;
            try {
                var noted = Settling.chargingBack(payment, id, amount, NOW);
                change(noted, i, List.of(Settling.chargedBack(noted, "disputed")));
            } catch (Refusal _) {
                return;
            }
        }
    }

    void refund(int i, Money amount, @Nullable String producer) {
        var id = "r" + ids++;
        for (var times = 0; times < 2; times++) {
            try {
                payments.set(
                        i, Settling.refunding(payments.get(i), id, amount, "torn", producer, NOW));
            } catch (Refusal _) {
                return;
            }
        }
    }

    void deliver(int i, String producer) {
        if (!isUnderWay(i) || !orders.get(i).deliver(producer)) return;
        var due = OrderOnItsWay.dueOf(producer);
        withCourier.add(new CollectedCash("order" + i, producer, "parcel", due));
    }

    void handIn(long difference) {
        if (withCourier.isEmpty()) return;
        var expected = sum(withCourier);
        var handed = Money.rupiah(Math.max(0, expected.amount() + difference));
        var fact = new CashHandedIn(NOW, HUB, "dedi", handed, expected, List.copyOf(withCourier));
        var ref = "logistics.cash/" + ids++ + "/1";
        for (var times = 0; times < 2; times++) {
            claim("dedi", ref, expected.minus(handed));
            CashInMemory.entryOf(ref, fact).ifPresent(this::post);
        }
        atHub.addAll(withCourier);
        withCourier.clear();
        counted = counted.plus(handed);
    }

    void bank(long difference) {
        if (atHub.isEmpty()) return;
        var banked = Money.rupiah(Math.max(0, counted.amount() + difference));
        var fact = new CashBanked(NOW, HUB, banked, counted, "slip", List.copyOf(atHub));
        var ref = "logistics.cash/" + ids++ + "/1";
        for (var times = 0; times < 2; times++) {
            claim(HUB, ref, counted.minus(banked));
            CashInMemory.entryOf(ref, fact).ifPresent(this::post);
            for (var parcel : fact.parcels()) banked(parcel);
        }
        atHub.clear();
        counted = Money.zero();
    }

    private void banked(CollectedCash parcel) {
        var i = Integer.parseInt(parcel.orderId().substring("order".length()));
        var before = payments.get(i);
        Collecting.banked(before, parcel.producerId(), parcel.amount(), NOW)
                .ifPresent(change -> changed(i, change.after(), change.events()));
    }

    private void claim(String payee, String claimId, Money missing) {
        if (missing.signum() > 0) book(payee, payee(payee).claim(claimId, missing));
    }

    /** The payment hears what its order has said since. */
    void listen(int i) {
        var said = orders.get(i).unheard();
        while (!said.isEmpty()) hear(i, said.remove());
    }

    private void hear(int i, OrderEvent fact) {
        var payment = payments.get(i);
        switch (fact) {
            case OrderPartDelivered(_, var producer, var courier, Money due) ->
                    settle(i, payment, Collecting.collected(payment, producer, courier, due, NOW));
            case OrderPartCancelled part ->
                    settle(i, ended(payment, part.producerId(), part.amount()), List.of());
            case OrderPartLost part ->
                    settle(
                            i,
                            ended(payment, part.producerId(), part.amount()),
                            Settling.lossCovered(part, NOW));
            case OrderClaimed claim ->
                    settle(i, payment.with(payment.sale().objected(claim.claimId())), List.of());
            case OrderClaimResolved claim ->
                    settle(i, Settling.claimResolved(payment, claim, NOW), List.of());
            case OrderCompleted order ->
                    settle(i, Settling.completed(payment, order.shares()), List.of());
            case OrderCancelled _, OrderReturned _ -> {
                change(payment, i, payment.cancel(NOW));
                payments.set(i, payments.get(i).refundingAll("ended", NOW));
            }
            default -> {}
        }
    }

    private static Payment ended(Payment payment, String producer, Money amount) {
        return Settling.partEnded(payment, producer, amount, "no harvest", NOW);
    }

    private void settle(int i, Payment noted, List<PaymentEvent> events) {
        change(noted, i, events);
        change(payments.get(i), i, Settling.release(payments.get(i), NOW));
    }

    void runErrands(int i) {
        while (payments.get(i).nextErrand().isPresent())
            run(i, payments.get(i), payments.get(i).nextErrand().get());
    }

    private void run(int i, Payment payment, Errand errand) {
        switch (errand) {
            case Errand.AskForMoney _ -> throw new AssertionError(errand);
            case Errand.CancelCharge _ -> payments.set(i, payment.chargeClosed(NOW));
            case Errand.SendBack(var refund) -> {
                Bookkeeping.claimed(refund)
                        .forEach(
                                (id, amount) ->
                                        claim(id, payment.id() + "/" + refund.id(), amount));
                ReturnBook.moneyIn(payment, refund).ifPresent(this::post);
                ReturnBook.sentByHand(payment, refund).ifPresent(this::post);
                ReturnBook.moneyBack(payment, refund, NOW).ifPresent(this::post);
                if (refund.isTold()) change(payment, i, Returning.sent(payment, refund, NOW));
                else payments.set(i, Returning.sentUntold(payment, refund, NOW));
            }
        }
    }

    /** Each refund of cash that has left comes back, told twice. */
    void refundsBounce(int i) {
        for (var refund : payments.get(i).refunds().all()) {
            if (!refund.hasLeft() || !payments.get(i).isCash()) continue;
            var bounce = new Bounce("no account", NOW);
            for (var times = 0; times < 2; times++)
                Returning.bounced(payments.get(i), refund.id(), bounce)
                        .ifPresent(change -> changed(i, change.after(), change.events()));
        }
        for (var refund : payments.get(i).refunds().all())
            ReturnBook.bounced(payments.get(i), refund).ifPresent(this::post);
    }

    /** The provider refuses the next refund, and an officer sends all that are stuck. */
    void sendByHand(int i) {
        if (payments.get(i).nextErrand().orElse(null) instanceof Errand.SendBack(var next)
                && Returning.isToSend(payments.get(i), next))
            payments.set(i, Returning.refused(payments.get(i), next, NOW));
        for (var refund : payments.get(i).refunds().stuck())
            for (var times = 0; times < 2; times++) {
                var taken = Returning.takenOver(payments.get(i), refund.id(), "koperasi", NOW);
                payments.set(i, Returning.sentByHand(taken, refund.id(), TRANSFER));
            }
    }

    void payOut(String payee, Money credited) {
        book(payee, payee(payee).payOut("payout" + ids++, credited));
    }

    void bounce(String payee) {
        for (var payout : List.copyOf(payee(payee).payouts()))
            for (var times = 0; times < 2; times++) book(payee, payee(payee).bounce(payout));
    }

    private void book(String payee, List<PayoutEvent> events) {
        for (var event : events)
            PayeeInMemory.entryOf(received(Topic.PAYOUTS, payee, event)).ifPresent(this::post);
    }

    private void change(Payment before, int i, List<PaymentEvent> events) {
        changed(i, before.applyAll(events), events);
    }

    private void changed(int i, Payment after, List<? extends PaymentEvent> events) {
        payments.set(i, after);
        for (PaymentEvent event : events)
            Bookkeeping.entryOf(received(Topic.PAYMENTS, after.id(), event), after)
                    .ifPresent(this::post);
    }

    private <E extends Fact> Received<E> received(Topic topic, String key, E event) {
        var sequence = sequences.merge(topic + key, 1L, Long::sum);
        return new Received<>(topic, key, sequence, NOW, event);
    }

    private void post(JournalEntry entry) {
        told.add(entry);
        entries.putIfAbsent(entry.id(), entry);
    }

    private static Money sum(List<CollectedCash> parcels) {
        return Money.sum(parcels.stream().map(CollectedCash::amount).toList());
    }
}
