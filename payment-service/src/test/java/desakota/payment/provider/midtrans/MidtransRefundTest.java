package desakota.payment.provider.midtrans;

import static desakota.payment.provider.midtrans.MidtransServer.code;
import static desakota.payment.provider.midtrans.MidtransServer.json;
import static desakota.payment.provider.midtrans.Transactions.ORDER;
import static desakota.payment.provider.midtrans.Transactions.refunded;
import static desakota.payment.provider.midtrans.Transactions.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.payment.provider.OddAnswer;
import desakota.payment.provider.PaymentProvider.RefundOrder;
import desakota.payment.provider.ProviderRefusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Midtrans, when it is to send money back. */
@Timeout(20)
class MidtransRefundTest {

    private static final String STATUS = "GET /v2/" + ORDER + "/status";
    private static final String REFUND = "POST /v2/" + ORDER + "/refund";

    private final MidtransServer server = new MidtransServer();
    private final Midtrans midtrans = Transactions.midtrans(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsMoneyBackUnderAKeyOfItsOwn() {
        server.on(REFUND, json(transaction("200", "partial_refund", "qris", "")));

        midtrans.refund(refund(5_000));

        assertThat(server.asked().getFirst().body().toString())
                .isEqualTo("{\"refund_key\":\"t1_2fpaid\",\"amount\":5000}");
    }

    @Test
    void findsARefundThatWasMadeBefore() {
        server.on(REFUND, server.silence(), code(406, "Duplicate refund ID"))
                .on(STATUS, json(refunded("t1_2fpaid", "5000.00")));

        midtrans.refund(refund(5_000));

        assertThat(server.calls()).containsExactly(REFUND, REFUND, STATUS);
    }

    @Test
    void takesNoRefundOfAnotherAmountForIts() {
        server.on(REFUND, code(406, "Duplicate refund ID"))
                .on(STATUS, json(refunded("t1_2fpaid", "4000.00")));

        assertThatThrownBy(() -> midtrans.refund(refund(5_000))).isInstanceOf(OddAnswer.class);
    }

    @Test
    void saysThatABankTransferCannotBeSentBack() {
        server.on(REFUND, code(412, "Merchant cannot modify the status of the transaction"))
                .on(STATUS, json(transaction("200", "settlement", "bank_transfer", "")));

        assertThatThrownBy(() -> midtrans.refund(refund(5_000)))
                .isInstanceOf(ProviderRefusal.class)
                .hasMessageContaining("bank_transfer");
    }

    @ParameterizedTest
    @CsvSource({
        "414, Refund request is rejected due to merchant insufficient funds",
        "202, Denied"
    })
    void sendsMoneyBackLaterWhenItCannotNow(int code, String message) {
        server.on(REFUND, code(code, message));

        assertThatThrownBy(() -> midtrans.refund(refund(5_000))).isInstanceOf(OddAnswer.class);
    }

    private static RefundOrder refund(long amount) {
        return new RefundOrder(ORDER + "/t1/paid", ORDER, Money.rupiah(amount));
    }
}
