package desakota.payment.provider.midtrans;

import static desakota.payment.provider.midtrans.Transactions.AMOUNT;
import static desakota.payment.provider.midtrans.Transactions.ORDER;
import static desakota.payment.provider.midtrans.Transactions.PAID_AT;
import static desakota.payment.provider.midtrans.Transactions.TRANSACTION;
import static desakota.payment.provider.midtrans.Transactions.signed;
import static desakota.payment.provider.midtrans.Transactions.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.problem.Refusal;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Notification.Other;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A notification of Midtrans. */
class MidtransNotificationTest {

    private final Midtrans midtrans = Transactions.midtrans(URI.create("http://localhost:1"));

    /** The example of Midtrans's own documentation. */
    @Test
    void isSignedByOrderCodeAmountAndKey() {
        var signature = new SignatureKey("askvnoibnosifnboseofinbofinfgbiufglnbfg");

        assertThat(signature.of("1111", "200", "100000.00"))
                .isEqualTo(
                        "edc076b21793ebe3e17926350f5b8ae67d902fe657b3d0aa31b932d5c127e237"
                            + "5d308a2bc94f3265ac2d80a1f181a79b997ac178a236fcff35af263fc4d4c231");
    }

    @ParameterizedTest
    @CsvSource({"capture", "settlement"})
    void tellsOfMoneyOnceHoweverItIsCalled(String status) {
        var read = read(signed("200", status));

        assertThat(read).contains(new MoneyCame(TRANSACTION + "/paid", ORDER, AMOUNT, PAID_AT));
    }

    @Test
    void tellsOfAChargeBack() {
        var read = read(signed("200", "chargeback"));

        assertThat(read)
                .hasValueSatisfying(
                        told -> {
                            assertThat(told).isInstanceOf(ChargedBack.class);
                            assertThat(told.id()).isEqualTo(TRANSACTION + "/chargeback");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "201, pending",
        "201, authorize",
        "202, deny",
        "202, cancel",
        "202, expire",
        "202, failure",
        "200, refund",
        "200, partial_refund",
        "200, partial_chargeback"
    })
    void movesNoMoneyOtherwise(String code, String status) {
        var read = read(signed(code, status));

        assertThat(read).contains(new Other(TRANSACTION + "/" + status, ORDER, status, PAID_AT));
    }

    @Test
    void movesNoMoneyWhileTheFraudCheckQuestionsIt() {
        var challenged = signed("201", "capture").replace("\"accept\"", "\"challenge\"");

        assertThat(read(challenged)).containsInstanceOf(Other.class);
    }

    @Test
    void isNobodysWithoutTheSignatureOfOurKey() {
        var genuine = signed("200", "settlement");

        assertThat(read(genuine.replace("25000.00", "99000.00"))).isEmpty();
        assertThat(read(genuine.replace(ORDER, "another"))).isEmpty();
        assertThat(read(transaction("200", "settlement", "qris", ""))).isEmpty();
        assertThat(read(genuine.replaceAll("signature_key\":\"..", "signature_key\":\"00")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html/>", "{\"order_id\":{}}", "{\"order_id\":1"})
    void isNobodysWhenItIsNoTransaction(String body) {
        assertThat(read(body)).isEmpty();
    }

    /** The signature does not cover the word, but the code that belongs to it. */
    @Test
    void isRefusedWhenAPendingPaymentIsMadeASettlementOnTheWay() {
        var changed = signed("201", "pending").replace("\"pending\"", "\"settlement\"");

        assertThatThrownBy(() -> read(changed)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"settlement, thinking", "G1, G2", "15:02:22, 25:02:22", "IDR, USD"})
    void isRefusedWhenItIsSignedButCannotBeUnderstood(String right, String wrong) {
        var odd = signed("200", "settlement").replace(right + "\"", wrong + "\"");

        assertThatThrownBy(() -> read(odd)).isInstanceOf(Refusal.class);
    }

    private Optional<Notification> read(String body) {
        return midtrans.read(new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));
    }
}
