package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.events.OrderEvent.OrderAccepted;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.OrderEvent.OrderPaid;
import desakota.events.OrderEvent.OrderPartDelivered;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.events.OrderEvent.Part;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentMethod;
import desakota.events.Share;
import desakota.events.Share.Role;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.test.Cast;
import desakota.kit.test.Publisher;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An order of two parts, 80,000 by one producer and 45,000 by another, on its bad days. */
class BadDaysIT extends Scenario {

    private final String coffee = Ids.next();
    private final String chips = Ids.next();
    private final String courier = Ids.next();
    private final String hub = Ids.next();

    @Test
    void givesMoneyBackAfterThePayoutByClaimsOnThoseWhoHaveIt() {
        var order = anOrderPaidByParts();
        Publisher.publish(order, 3, completed(shares(coffee, 80_000), shares(chips, 45_000)));
        entriesOf("payable:" + coffee, 1);
        payOut(coffee);

        var refund = refund(order, 8_000, coffee);
        var again = refund(order, 72_001, coffee);

        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.body().get("claims")).hasSize(2);
        assertThat(again.status()).isEqualTo(422);
        assertThat(((PaymentRefunded) factsOf(order, 4).getLast()).claims())
                .containsExactly(
                        new Share(Role.PRODUCER, coffee, coffee, Money.rupiah(7_200)),
                        new Share(Role.PLATFORM, "desakota", coffee, Money.rupiah(800)));
        assertThat(balanceOf("payable:" + coffee, 3)).isEqualTo(-7_200);
        assertThat(due(coffee)).isZero();
        assertBalanced();
    }

    @Test
    void letsThoseWhoMayClaimOfTheNextPayout() {
        var first = anOrderPaidByParts();
        Publisher.publish(first, 3, completed(shares(coffee, 80_000), shares(chips, 45_000)));
        entriesOf("payable:" + coffee, 1);
        payOut(coffee);
        refund(first, 8_000, coffee);
        entriesOf("payable:" + coffee, 3);

        var second = anOrderPaidByParts();
        Publisher.publish(second, 3, completed(shares(coffee, 80_000), shares(chips, 45_000)));
        entriesOf("payable:" + coffee, 4);

        assertThat(payOut(coffee)).isEqualTo(72_000 - 7_200);
    }

    @Test
    void losesToTheBankWhatIsHeldAndLaterTheRest() {
        var held = anOrderPaidByParts();
        var released = anOrderPaidByParts();
        Publisher.publish(released, 3, completed(shares(coffee, 80_000), shares(chips, 45_000)));
        entriesOf("escrow:" + released, 2);

        var back = api.postAs(null, "k", path(held) + "/sandbox-chargeback", "");
        api.postAs(null, "k", path(held) + "/sandbox-chargeback", "");
        api.postAs(null, "k", path(released) + "/sandbox-chargeback", "");
        var unknown = api.postAs(null, "k", path("none") + "/sandbox-chargeback", "");

        assertThat(back.body().get("status").asString()).isEqualTo("CHARGED_BACK");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(factsOf(held, 3)).hasSize(3);
        assertThat(((PaymentChargedBack) factsOf(held, 3).getLast()).held()).isEqualTo(TOTAL);
        assertThat(((PaymentChargedBack) factsOf(released, 4).getLast()).held())
                .isEqualTo(Money.zero());
        assertThat(balanceOf("escrow:" + held, 2)).isZero();
        assertBalanced();
    }

    @Test
    void coversALostPartAndKeepsWhatTheBuyerObjectsTo() {
        var order = anOrderPaidByParts();
        var now = Instant.now();
        Publisher.publish(
                order,
                3,
                new OrderPartLost(
                        now, chips, "line-haul", Money.rupiah(45_000), Money.rupiah(35_000)));
        Publisher.publish(order, 4, new OrderClaimed(now, "c1", coffee, "DAMAGED"));
        Publisher.publish(order, 5, completed(List.of(), List.of()));
        Publisher.publish(
                order,
                6,
                new OrderClaimResolved(
                        now, "c1", coffee, Money.rupiah(30_000), shares(coffee, 50_000), "torn"));

        var facts = factsOf(order, 6);

        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "PaymentRequested",
                        "PaymentReceived",
                        "PaymentLossCovered",
                        "PaymentRefunded",
                        "PaymentRefunded",
                        "EscrowReleased");
        assertThat(balanceOf("payable:" + chips, 1)).isEqualTo(35_000);
        assertThat(balanceOf("escrow:" + order, 4)).isZero();
        assertThat(theirPaymentOf(order).get("refunded").get("amount").asLong()).isEqualTo(75_000);
        assertBalanced();
    }

    @Test
    void followsCashFromTheDoorToTheBank() {
        var order = anOrderWithCash();
        var expected = theirPaymentOf(order);
        collect(order, 3, coffee, 80_000);
        collect(order, 4, chips, 45_000);
        Publisher.publish(order, 5, completed(shares(coffee, 80_000), shares(chips, 45_000)));
        factsOf(order, 3);

        handIn(order, 124_000);
        var count = theirPaymentOf(order).get("status").asString();
        deposit(order, 124_500);
        awaitStatus(order, "PAID");

        assertThat(expected.get("status").asString()).isEqualTo("PENDING");
        assertThat(expected.get("expiresAt").isNull()).isTrue();
        assertThat(expected.get("cash").get(0).get("state").asString()).isEqualTo("EXPECTED");
        assertThat(count).isEqualTo("PENDING");
        assertThat(theirPaymentOf(order).get("cash").get(1).get("state").asString())
                .isEqualTo("BANKED");
        assertThat(factsOf(order, 6))
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly(
                        "PaymentRequested",
                        "PaymentCashCollected",
                        "PaymentCashCollected",
                        "PaymentCashBanked",
                        "PaymentCashBanked",
                        "EscrowReleased");
        assertThat(balanceOf("cash:" + courier, 3)).isZero();
        assertThat(balanceOf("cash:" + hub, 2)).isZero();
        assertThat(balanceOf("payable:" + courier, 1)).isEqualTo(-1_000);
        assertThat(due(courier)).isZero();
        assertBalanced();
    }

    private String anOrderPaidByParts() {
        var order = aPaidOrder();
        Publisher.publish(
                order,
                2,
                new OrderPaid(
                        Instant.now(), CODE, "rina", parts(), Cast.ADDRESS, "REGULAR", "hash"));
        return order;
    }

    private String anOrderWithCash() {
        var order = Ids.next();
        var now = Instant.now();
        Publisher.publish(
                order, 1, new OrderConfirmed(now, CODE, "rina", TOTAL, PaymentMethod.COD, null));
        Publisher.publish(
                order,
                2,
                new OrderAccepted(now, CODE, "rina", parts(), Cast.ADDRESS, "REGULAR", "hash"));
        await().atMost(SOON).until(() -> theirPaymentOf(order).get("cash").size() == 2);
        return order;
    }

    private void collect(String order, long sequence, String producer, long amount) {
        var delivered =
                new OrderPartDelivered(Instant.now(), producer, courier, Money.rupiah(amount));
        Publisher.publish(order, sequence, delivered);
    }

    private void handIn(String order, long counted) {
        var fact =
                new CashHandedIn(
                        Instant.now(),
                        hub,
                        courier,
                        Money.rupiah(counted),
                        TOTAL,
                        collected(order));
        var id = Ids.next();
        Publisher.publish(id, 1, fact);
        Publisher.publish(id, 1, fact);
        entriesOf("cash:" + hub, 1);
    }

    private void deposit(String order, long banked) {
        var fact =
                new CashBanked(
                        Instant.now(),
                        hub,
                        Money.rupiah(banked),
                        Money.rupiah(124_000),
                        "slip 7",
                        collected(order));
        var id = Ids.next();
        Publisher.publish(id, 1, fact);
        Publisher.publish(id, 1, fact);
    }

    private List<CollectedCash> collected(String order) {
        return List.of(
                new CollectedCash(order, coffee, Ids.next(), Money.rupiah(80_000)),
                new CollectedCash(order, chips, Ids.next(), Money.rupiah(45_000)));
    }

    private List<Part> parts() {
        return List.of(part(coffee, 70_000), part(chips, 35_000));
    }

    private Part part(String producer, long subtotal) {
        var goods = Money.rupiah(subtotal);
        return new Part(producer, List.of(), "simpul-wagir", hub, goods, Money.rupiah(10_000));
    }

    private static OrderCompleted completed(List<Share> some, List<Share> others) {
        var all = Stream.concat(some.stream(), others.stream()).toList();
        return new OrderCompleted(Instant.now(), CODE, true, all);
    }

    private static List<Share> shares(String producer, long amount) {
        var amounts = Money.rupiah(amount).split(9, 1);
        return List.of(
                new Share(Role.PRODUCER, producer, producer, amounts.get(0)),
                new Share(Role.PLATFORM, "desakota", producer, amounts.get(1)));
    }

    private Api.Answer refund(String order, long amount, String producer) {
        return api.postAsFinance(
                path(order) + "/refunds",
                "{\"amount\":{\"amount\":%d,\"currency\":\"IDR\"},\"reason\":\"stale\",\"producerId\":\"%s\"}"
                        .formatted(amount, producer));
    }

    private long payOut(String payee) {
        var answer =
                api.postAsFinance(
                        "/api/payments/payouts", "{\"payeeIds\":[\"%s\"]}".formatted(payee));
        await().atMost(SOON).until(() -> !Publisher.received(Topic.PAYOUTS, payee).isEmpty());
        return answer.body().get("total").get("amount").asLong();
    }

    private long due(String payee) {
        var statement = api.asFinance("/api/payments/producers/" + payee + "/statement");
        return statement.body().get("due").get("amount").asLong();
    }

    /** Credits less debits. */
    private long balanceOf(String account, int entries) {
        var balance = 0L;
        for (var entry : entriesOf(account, entries))
            for (var posting : entry.get("postings"))
                if (posting.get("account").asString().equals(account))
                    balance +=
                            posting.get("credit").get("amount").asLong()
                                    - posting.get("debit").get("amount").asLong();
        return balance;
    }
}
