package desakota.payment.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;

import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.kit.problem.Refusal;
import desakota.kit.test.Backends;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.PaymentProvider.ChargeOrder;
import desakota.payment.provider.PaymentProvider.Disbursement;
import desakota.payment.provider.PaymentProvider.RefundOrder;
import desakota.payment.qris.Merchant;
import desakota.payment.qris.Qris;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SandboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Money AMOUNT = Money.rupiah(25_000);

    private final MongoTemplate mongo =
            new MongoTemplate(
                    MongoClients.create(Backends.mongo("sandbox")), "sandbox" + hashCode());
    private final SandboxMemory memory = new SandboxMemory(mongo, CLOCK);
    private final Sandbox sandbox =
            new Sandbox(
                    new Qris(
                            new Merchant(
                                    "DESAKOTA",
                                    "MALANG",
                                    "65111",
                                    "5499",
                                    "ID1026000000001",
                                    "ID.DESAKOTA.WWW",
                                    "936009990000000015",
                                    "UMI")),
                    new Signature(
                            "secret".getBytes(StandardCharsets.UTF_8),
                            Duration.ofMinutes(5),
                            CLOCK),
                    memory,
                    new SandboxProperties("secret", null, Duration.ofMinutes(5), "BNI", "8808"));

    @Test
    void readsWhatItSigned() {
        var signed = SignedNotice.of("secret", "n1", "order", AMOUNT, CLOCK);

        var read = read(signed);

        assertThat(read)
                .containsInstanceOf(MoneyCame.class)
                .get(InstanceOfAssertFactories.type(MoneyCame.class))
                .returns("n1", MoneyCame::id)
                .returns("order", MoneyCame::paymentId)
                .returns(AMOUNT, MoneyCame::amount);
    }

    @Test
    void readsNothingThatAnotherSecretSigned() {
        var signed = SignedNotice.of("guess", "n1", "order", AMOUNT, CLOCK);

        assertThat(read(signed)).isEmpty();
    }

    @Test
    void readsNothingThatWasChangedOnTheWay() {
        var signed = SignedNotice.of("secret", "n1", "order", AMOUNT, CLOCK);

        var changed = new SignedNotice(signed.headers(), signed.body().replace("25000", "99000"));

        assertThat(read(changed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void readsNothingThatWasSignedLongAgoOrTooEarly(long secondsAgo) {
        var then = Clock.fixed(NOW.minusSeconds(secondsAgo), ZoneOffset.UTC);

        assertThat(read(SignedNotice.of("secret", "n1", "order", AMOUNT, then))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"notificationId\":\"n\",\"paymentId\":\"p\",\"status\":\"FAILED\","
                        + "\"amount\":{\"amount\":1,\"currency\":\"IDR\"},"
                        + "\"settledAt\":\"2026-03-01T08:00:00Z\"}",
                "{\"notificationId\":\"n\",\"paymentId\":\"p\",\"status\":\"SETTLED\","
                        + "\"amount\":{\"amount\":1,\"currency\":\"IDR\"},"
                        + "\"settledAt\":\"2026-03-01T08:00:00Z\",\"paid\":true}",
                "{\"notificationId\":\"n\",\"paymentId\":\"p\",\"status\":\"SETTLED\","
                        + "\"amount\":{\"amount\":-1,\"currency\":\"IDR\"},"
                        + "\"settledAt\":\"2026-03-01T08:00:00Z\"}"
            })
    void refusesASignedBodyThatIsNoSettlement(String body) {
        var signed = SignedNotice.signed("secret", body.getBytes(StandardCharsets.UTF_8), CLOCK);

        assertThatThrownBy(() -> read(signed)).isInstanceOf(Refusal.class);
    }

    @Test
    void givesTheSameChargeForTheSamePayment() {
        var order = new ChargeOrder("order", PaymentMethod.VIRTUAL_ACCOUNT, AMOUNT, "CODE", NOW);

        var first = sandbox.charge(order);
        var second = sandbox.charge(order);

        assertThat(second).isEqualTo(first);
        assertThat(first.accountNumber()).startsWith("8808").hasSize(16);
    }

    @Test
    void sendsEachTransferOnce() {
        for (var i = 0; i < 3; i++) {
            sandbox.refund(new RefundOrder("1", "order", AMOUNT));
            sandbox.disburse(new Disbursement("1", "wagiman", AMOUNT));
        }

        assertThat(mongo.findAll(SandboxMemory.Transfer.class))
                .extracting(SandboxMemory.Transfer::to)
                .containsExactlyInAnyOrder("order", "wagiman");
    }

    @Test
    void saysOfAPaymentWhatItWouldHaveNotified() {
        memory.settled("paid", AMOUNT);
        memory.settled("paid", AMOUNT.plus(AMOUNT));
        sandbox.refund(new RefundOrder("paid/1", "paid", Money.rupiah(5_000)));
        sandbox.cancel("over");

        assertThat(sandbox.status("paid"))
                .isEqualTo(
                        new ChargeStatus(
                                Stage.PAID,
                                AMOUNT,
                                Map.of("paid/1", Money.rupiah(5_000)),
                                List.of(new MoneyCame("settlement-paid", "paid", AMOUNT, NOW))));
        assertThat(sandbox.status("over").stage()).isEqualTo(Stage.ENDED);
        assertThat(sandbox.status("never heard of").stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void saysOfADisbursementWhetherItLeft() {
        sandbox.disburse(new Disbursement("1/wagiman", "wagiman", AMOUNT));

        assertThat(sandbox.disbursement("1/wagiman").amount()).isEqualTo(AMOUNT);
        assertThat(sandbox.disbursement("2/wagiman")).isEqualTo(DisbursementStatus.unknown());
    }

    private Optional<Notification> read(SignedNotice signed) {
        return sandbox.read(signed.headers(), signed.body().getBytes(StandardCharsets.UTF_8));
    }
}
