package desakota.payment.provider.midtrans;

import static desakota.payment.provider.midtrans.MidtransServer.code;
import static desakota.payment.provider.midtrans.MidtransServer.json;
import static desakota.payment.provider.midtrans.MidtransServer.with;
import static desakota.payment.provider.midtrans.Transactions.AMOUNT;
import static desakota.payment.provider.midtrans.Transactions.ORDER;
import static desakota.payment.provider.midtrans.Transactions.TRANSACTION;
import static desakota.payment.provider.midtrans.Transactions.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.OddAnswer;
import desakota.payment.provider.PaymentProvider.ChargeOrder;
import desakota.payment.provider.ProviderRefusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Midtrans, as a provider, against a server that answers as its documentation says. */
@Timeout(20)
class MidtransTest {

    private static final String CHARGE = "POST /v2/charge";
    private static final String STATUS = "GET /v2/" + ORDER + "/status";
    private static final String EXPIRE = "POST /v2/" + ORDER + "/expire";
    private static final String CANCEL = "POST /v2/" + ORDER + "/cancel";
    private static final String QR = ",\"qr_string\":\"00020101\"";
    private static final String VA =
            ",\"va_numbers\":[{\"bank\":\"bni\",\"va_number\":\"8578000000111111\"}]";

    private final MidtransServer server = new MidtransServer();
    private final Midtrans midtrans = Transactions.midtrans(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForAQrisCodeOfTheExactAmount() {
        server.on(CHARGE, json(transaction("201", "pending", "qris", QR)));

        var charge = midtrans.charge(order(PaymentMethod.QRIS));

        assertThat(charge).isEqualTo(Charge.qris("00020101"));
        var asked = server.asked().getFirst();
        assertThat(asked.body().toString())
                .isEqualTo(
                        "{\"payment_type\":\"qris\",\"transaction_details\":{\"order_id\":\"%s\","
                                        .formatted(ORDER)
                                + "\"gross_amount\":25000},\"custom_expiry\":{\"expiry_duration\":"
                                + "1800,\"unit\":\"second\"},\"qris\":{\"acquirer\":\"gopay\"}}");
        assertThat(asked.idempotencyKey()).isEqualTo(ORDER + "-charge");
        assertThat(asked.authorization()).isEqualTo("Basic " + base64("a server key:"));
    }

    @Test
    void asksForAVirtualAccountAndForALinkIntoAWallet() {
        var link =
                ",\"actions\":[{\"name\":\"generate-qr-code\",\"method\":\"GET\",\"url\":\"x\"},"
                        + "{\"name\":\"deeplink-redirect\",\"method\":\"GET\","
                        + "\"url\":\"gojek://gopay/merchanttransfer?tref=1\"}]";
        server.on(
                CHARGE,
                json(transaction("201", "pending", "bank_transfer", VA)),
                json(transaction("201", "pending", "gopay", link)));

        var account = midtrans.charge(order(PaymentMethod.VIRTUAL_ACCOUNT));
        var wallet = midtrans.charge(order(PaymentMethod.EWALLET));

        assertThat(account).isEqualTo(Charge.virtualAccount("BNI", "8578000000111111"));
        assertThat(wallet).isEqualTo(Charge.ewallet("gojek://gopay/merchanttransfer?tref=1"));
        assertThat(server.asked().getFirst().body().at("/bank_transfer/bank").asString())
                .isEqualTo("bni");
    }

    @Test
    void findsAVirtualAccountWhoseAnswerWasLost() {
        server.on(CHARGE, server.silence(), code(406, "Duplicate order ID"))
                .on(STATUS, json(transaction("201", "pending", "bank_transfer", VA)));

        var charge = midtrans.charge(order(PaymentMethod.VIRTUAL_ACCOUNT));

        assertThat(charge).isEqualTo(Charge.virtualAccount("BNI", "8578000000111111"));
        assertThat(server.calls()).containsExactly(CHARGE, CHARGE, STATUS);
    }

    @Test
    void makesAQrisCodeAnewThatNobodyHasSeen() {
        server.on(
                        CHARGE,
                        code(406, "Duplicate order ID"),
                        json(transaction("201", "pending", "qris", QR)))
                .on(STATUS, json(transaction("201", "pending", "qris", "")))
                .on(CANCEL, json(transaction("200", "cancel", "qris", "")));

        var charge = midtrans.charge(order(PaymentMethod.QRIS));

        assertThat(charge).isEqualTo(Charge.qris("00020101"));
        assertThat(server.calls()).containsExactly(CHARGE, STATUS, CANCEL, CHARGE);
        assertThat(server.asked().getLast().idempotencyKey()).isEqualTo(TRANSACTION + "-again");
    }

    @Test
    void takesNoChargeOfAnotherAmountOrPayment() {
        var other = transaction("201", "pending", "qris", QR);
        server.on(
                CHARGE,
                json(other.replace("25000.00", "25001.00")),
                json(other.replace(ORDER, "another")),
                json(other.replace("IDR", "USD")),
                json(other.replace("G1", "G2")),
                json(other.replace("pending", "thinking")),
                json(transaction("201", "pending", "qris", "")));

        for (var i = 0; i < 6; i++)
            assertThatThrownBy(() -> midtrans.charge(order(PaymentMethod.QRIS)))
                    .isInstanceOf(OddAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({"402, No access for this payment type", "400, Validation Error"})
    void saysWhenAChargeIsRefusedForGood(int code, String message) {
        server.on(CHARGE, code(code, message));

        assertThatThrownBy(() -> midtrans.charge(order(PaymentMethod.QRIS)))
                .isInstanceOf(ProviderRefusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void triesAgainWhenThereIsNoAnswer() {
        server.on(
                STATUS,
                server.silence(),
                with(503, "text/html", "<h1>Busy</h1>"),
                json(transaction("201", "pending", "qris", "")));

        var status = midtrans.status(ORDER);

        assertThat(status).isEqualTo(ChargeStatus.unpaid(Stage.OPEN, AMOUNT));
        assertThat(server.calls()).containsExactly(STATUS, STATUS, STATUS);
    }

    @Test
    void givesUpAfterAFewTries() {
        server.on(STATUS, with(429, "application/json", "{}"));

        assertThatThrownBy(() -> midtrans.status(ORDER)).isInstanceOf(NoAnswer.class);
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void waitsForNoAnswerThatDoesNotEnd() {
        server.on(STATUS, server.halfAnAnswer());

        assertThatThrownBy(() -> midtrans.status(ORDER)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void waitsWhileTheFirstCallIsStillWorkedOn() {
        server.on(
                CHARGE,
                with(202, "application/json", ""),
                json(transaction("201", "pending", "qris", QR)));

        assertThat(midtrans.charge(order(PaymentMethod.QRIS)).qris()).isEqualTo("00020101");
    }

    @Test
    void doesNotRepeatWhatWasAnsweredOddly() {
        server.on(STATUS, with(200, "text/html", "<html>Welcome</html>"));

        assertThatThrownBy(() -> midtrans.status(ORDER)).isInstanceOf(OddAnswer.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void takesAChargeBackUnlessItWasPaid() {
        server.on(
                        EXPIRE,
                        json(transaction("407", "expire", "qris", "")),
                        code(404, "Transaction doesn't exist."),
                        code(412, "Merchant cannot modify the status of the transaction"))
                .on(
                        STATUS,
                        json(transaction("200", "settlement", "qris", "")),
                        json(transaction("201", "pending", "qris", "")));

        midtrans.cancel(ORDER);
        midtrans.cancel(ORDER);
        midtrans.cancel(ORDER);

        assertThatThrownBy(() -> midtrans.cancel(ORDER)).isInstanceOf(OddAnswer.class);
        assertThat(server.calls()).containsExactly(EXPIRE, EXPIRE, EXPIRE, STATUS, EXPIRE, STATUS);
    }

    @Test
    void saysWhatWasPaidAndSentBackUnderOurIds() {
        server.on(STATUS, json(Transactions.refunded("t1_2fpaid", "5000.00")));

        var status = midtrans.status(ORDER);

        assertThat(status)
                .isEqualTo(
                        new ChargeStatus(
                                Stage.PAID,
                                AMOUNT,
                                Map.of(ORDER + "/t1/paid", Money.rupiah(5_000)),
                                List.of(
                                        new MoneyCame(
                                                TRANSACTION + "/paid",
                                                ORDER,
                                                AMOUNT,
                                                Transactions.PAID_AT))));
    }

    @Test
    void knowsOfNoChargeThatWasNeverMade() {
        assertThat(midtrans.status(ORDER)).isEqualTo(ChargeStatus.unknown());
    }

    private static ChargeOrder order(PaymentMethod method) {
        var payBy = Transactions.NOW.plusSeconds(1800);
        return new ChargeOrder(ORDER, method, AMOUNT, "7K3M-Q9TX-5", payBy);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
