package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.PaymentEvent.PaymentCancelled;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.PaymentEvent.PaymentRequested;
import desakota.events.PaymentMethod;
import desakota.kit.Ids;
import desakota.kit.test.Publisher;
import desakota.payment.provider.sandbox.SignedNotice;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

class PaymentsIT extends Scenario {

    private final MongoTemplate mongo;

    @Autowired
    PaymentsIT(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Test
    void isOpenedByAConfirmedOrderAndPaidByItsProvidersNotification() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        var payment = theirPaymentOf(order);

        var settled = api.postAs(null, "k", path(order) + "/sandbox-settlement", "");

        assertThat(payment.get("status").asString()).isEqualTo("PENDING");
        assertThat(payment.get("amount").get("amount").asLong()).isEqualTo(125_000);
        assertThat(payment.get("qris").get("payload").asString()).contains("5406125000");
        assertThat(payment.get("virtualAccount").isNull()).isTrue();
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.body().get("status").asString()).isEqualTo("PAID");
        assertThat(factsOf(order, 2))
                .satisfiesExactly(
                        requested -> assertThat(requested).isInstanceOf(PaymentRequested.class),
                        received ->
                                assertThat(((PaymentReceived) received).amount()).isEqualTo(TOTAL));
    }

    @Test
    void isWrittenOnceForEachStepUntilItIsPaid() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);

        var requested = versionOf(order);
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");

        assertThat(requested).isEqualTo(2);
        assertThat(versionOf(order)).isEqualTo(3);
    }

    private long versionOf(String order) {
        var stored = mongo.findOne(query(where("_id").is(order)), Document.class, "payments");
        return Objects.requireNonNull(stored)
                .getEmbedded(List.of("revision", "version"), Number.class)
                .longValue();
    }

    @Test
    void saysHowToPayByTransferAndByWallet() {
        var byTransfer = theirPaymentOf(aConfirmedOrder(PaymentMethod.VIRTUAL_ACCOUNT));
        var byWallet = theirPaymentOf(aConfirmedOrder(PaymentMethod.EWALLET));

        assertThat(byTransfer.get("virtualAccount").get("bank").asString()).isEqualTo("BNI");
        assertThat(byTransfer.get("virtualAccount").get("number").asString()).matches("\\d{16}");
        assertThat(byTransfer.get("qris").isNull()).isTrue();
        assertThat(byWallet.get("ewallet").get("deepLink").asString()).contains("amount=125000");
    }

    @Test
    void isNobodyElsesBusiness() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);

        var foreign = api.get("/api/payments/orders/" + order, Api.buyer("bayu"));
        var anonymous = api.get("/api/payments/orders/" + order, null);
        var none = api.get("/api/payments/orders/none", Api.buyer("rina"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(none.status()).isEqualTo(404);
    }

    @Test
    void isNotPaidByANotificationThatNobodySigned() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var forged = SignedNotice.of("a guess", "forged", order, TOTAL);

        var answer = api.post(WEBHOOK, forged.headers(), forged.body());
        var unsigned = api.postAs(null, "k", WEBHOOK, "{}");
        var unknown = api.post("/api/payments/webhooks/midtrans", forged.headers(), forged.body());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(theirPaymentOf(order).get("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void isPaidOnceByTheSameNotificationFiveTimes() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var notice = SignedNotice.of(SECRET, "n-" + order, order, TOTAL);

        for (var i = 0; i < 5; i++)
            assertThat(api.post(WEBHOOK, notice.headers(), notice.body()).status()).isEqualTo(204);

        assertThat(factsOf(order, 2)).hasSize(2);
        assertThat(entriesOf("escrow:" + order, 1)).hasSize(1);
        assertThat(theirPaymentOf(order).get("refunded").get("amount").asLong()).isZero();
    }

    @Test
    void isNotPaidByAnotherAmountWhichGoesBack() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        var tooLittle = SignedNotice.of(SECRET, "n-" + order, order, Money.rupiah(1));

        api.post(WEBHOOK, tooLittle.headers(), tooLittle.body());

        assertThat(entriesOf("suspense:" + order, 2)).hasSize(2);
        assertThat(theirPaymentOf(order).get("status").asString()).isEqualTo("PENDING");
        assertThat(factsOf(order, 1)).hasSize(1);
    }

    @Test
    void expiresWhenNobodyPaysInTimeAndSendsLateMoneyBackOnce() {
        var order = Ids.next();
        Publisher.publish(order, 1, confirmed(PaymentMethod.QRIS, Instant.now().plusSeconds(2)));
        awaitStatus(order, "EXPIRED");

        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");

        awaitStatus(order, "REFUNDED");
        assertThat(factsOf(order, 3))
                .satisfiesExactly(
                        requested -> assertThat(requested).isInstanceOf(PaymentRequested.class),
                        expired -> assertThat(expired).isInstanceOf(PaymentExpired.class),
                        refunded ->
                                assertThat(((PaymentRefunded) refunded).amount()).isEqualTo(TOTAL));
        assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        assertBalanced();
    }

    @Test
    void expiresBesideOneThatCannotBeRead() {
        var agenda = new Document("deadline", Date.from(Instant.EPOCH));
        mongo.insert(new Document("_id", "unreadable").append("agenda", agenda), "payments");

        var order = Ids.next();
        Publisher.publish(order, 1, confirmed(PaymentMethod.QRIS, Instant.now().plusSeconds(2)));

        awaitStatus(order, "EXPIRED");
        mongo.remove(query(where("_id").is("unreadable")), "payments");
    }

    @Test
    void isGoneOnWithWhenItWasStoredBeforeThereWereParts() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);
        mongo.updateFirst(
                query(where("_id").is(order)),
                new Update().unset("sale").unset("refunds.chargebacks"),
                "payments");

        api.postAs(null, "k", path(order) + "/sandbox-settlement", "");
        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "changed my mind", "rina"));

        awaitStatus(order, "REFUNDED");
    }

    @Test
    void isCancelledWithItsOrderBeforeItIsPaid() {
        var order = aConfirmedOrder(PaymentMethod.QRIS);
        theirPaymentOf(order);

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "changed my mind", "rina"));

        awaitStatus(order, "CANCELLED");
        assertThat(factsOf(order, 2).getLast()).isInstanceOf(PaymentCancelled.class);
    }

    @Test
    void goesBackWhenItsOrderIsCancelledAfterItWasPaid() {
        var order = aPaidOrder();

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "changed my mind", "rina"));

        awaitStatus(order, "REFUNDED");
        assertThat(((PaymentRefunded) factsOf(order, 3).getLast()).amount()).isEqualTo(TOTAL);
        assertThat(entriesOf("escrow:" + order, 2)).hasSize(2);
        assertBalanced();
    }
}
