package desakota.payment.provider.midtrans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.OddAnswer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word of Midtrans. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({"25000.00, 25000", "25000, 25000", "1.0, 1", "999999999999999.00, 999999999999999"})
    void isAnExactAmount(String text, long rupiah) {
        assertThat(GrossAmount.parse(text)).isEqualTo(Money.rupiah(rupiah));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "25000.50", "25000.000", "-1.00", "+1", "2.5e4", "25.000", "0x10", "1 "})
    void isNoAmountWhenItIsNotExact(@Nullable String text) {
        assertThatThrownBy(() -> GrossAmount.parse(text)).isInstanceOf(OddAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, accept, OPEN",
        "PENDING, accept, OPEN",
        "authorize, accept, OPEN",
        "capture, accept, PAID",
        "capture, , PAID",
        "capture, challenge, OPEN",
        "capture, deny, ENDED",
        "settlement, accept, PAID",
        "settlement, , PAID",
        "deny, deny, ENDED",
        "cancel, accept, ENDED",
        "expire, , ENDED",
        "failure, , ENDED",
        "refund, accept, PAID",
        "partial_refund, accept, PAID",
        "chargeback, accept, PAID",
        "partial_chargeback, accept, PAID"
    })
    void saysWhereAPaymentIs(String word, @Nullable String fraud, Stage stage) {
        assertThat(TransactionStatus.of(word).stage(fraud)).isEqualTo(stage);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "thinking", "settled"})
    void saysNothingWhenItIsUnknown(@Nullable String word) {
        assertThatThrownBy(() -> TransactionStatus.of(word)).isInstanceOf(OddAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "order-ended, order-ended",
        "9aed5972-5b6a/paid, 9aed5972-5b6a_2fpaid",
        "a_b, a_5fb"
    })
    void isARefundKeyOfAllowedCharacters(String refundId, String key) {
        assertThat(RefundKey.of(refundId)).isEqualTo(key);
    }

    @Property(tries = 300)
    void isARefundKeyThatCanBeReadBack(@ForAll String refundId) {
        var valid = refundId.replaceAll("[\\ud800-\\udfff]", "?");

        var key = RefundKey.of(valid);

        assertThat(key).matches("[A-Za-z0-9_-]*");
        assertThat(RefundKey.read(key)).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference_1", "reference_", "_zz", "é"})
    void isAnotherRefundKeyAsItIs(String key) {
        assertThat(RefundKey.read(key)).isEqualTo(key);
    }
}
