package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentMethod;
import desakota.kit.Ids;
import desakota.kit.test.Publisher;
import desakota.payment.provider.KnowingProvider;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.ProviderRefusal;
import desakota.payment.provider.WithToldProviders;
import desakota.payment.webhook.Notifications;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Refunds that their provider does not take, for now or for good. */
@WithToldProviders
class DoomedRefundsIT {

    private static final Duration SOON = Duration.ofSeconds(25);
    private static final Money AMOUNT = Money.rupiah(25_000);

    private final KnowingProvider provider;
    private final Notifications notifications;
    private final String order = Ids.next();
    @LocalServerPort private int port;
    private Api api = new Api(0);

    @Autowired
    DoomedRefundsIT(KnowingProvider provider, Notifications notifications) {
        this.provider = provider;
        this.notifications = notifications;
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void areTriedAgainAndNotStuckAfterAFewFailures() {
        provider.failsToRefund(order, new IllegalStateException("No connection"));

        cancelled();

        await().atMost(SOON).until(() -> provider.triesToRefund(order) >= 3);
        assertThat(stuck()).doesNotContain(order);
        assertThat(handRefund(null).status()).isEqualTo(409);
        provider.refundsAgain(order);
        awaitStatus("REFUNDED");
    }

    @Test
    void areNotTriedAgainOnceTheyAreRefusedForGood() {
        provider.failsToRefund(order, new ProviderRefusal("There is no way back"));

        cancelled();

        await().atMost(SOON).until(() -> stuck().contains(order));
        assertThat(handRefund(null).status()).isEqualTo(200);
        assertThat(handRefund("TRF-7").status()).isEqualTo(200);
        awaitStatus("REFUNDED");
        assertThat(provider.triesToRefund(order)).isOne();
    }

    private void cancelled() {
        Publisher.publish(
                order,
                1,
                new OrderConfirmed(
                        Instant.now(),
                        "7K3M-Q9TX-5",
                        "rina",
                        AMOUNT,
                        PaymentMethod.QRIS,
                        Instant.now().plusSeconds(600)));
        awaitStatus("PENDING");
        notifications.take("knowing", new MoneyCame("n/" + order, order, AMOUNT, Instant.now()));
        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));
    }

    private void awaitStatus(String status) {
        var path = "/api/payments/orders/" + order;
        await().atMost(SOON)
                .until(
                        () -> api.get(path, Api.buyer("rina")).body().path("status").asString(),
                        status::equals);
    }

    private List<String> stuck() {
        return api.asFinance("/api/payments/stuck-refunds?size=200")
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("paymentId").asString())
                .toList();
    }

    private Api.Answer handRefund(@Nullable String reference) {
        var transfer = reference == null ? "" : ",\"reference\":\"" + reference + "\"";
        return api.postAsFinance(
                "/api/payments/" + order + "/hand-refunds",
                "{\"refundId\":\"order-ended\"" + transfer + "}");
    }
}
