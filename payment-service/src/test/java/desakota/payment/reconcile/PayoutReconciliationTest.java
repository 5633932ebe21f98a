package desakota.payment.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.payment.payout.SentPayouts.SentPayout;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.DisbursementStatus.Stage;
import desakota.payment.reconcile.Finding.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A payout, compared with what its provider knows. */
class PayoutReconciliationTest {

    private static final Money AMOUNT = Money.rupiah(70_000);

    @ParameterizedTest
    @CsvSource({
        "true,  UNKNOWN, true,  PAYOUT_MISSING",
        "true,  UNKNOWN, false, PAYOUT_MISSING",
        "true,  SENT,    true,  ",
        "true,  BOUNCED, true,  ",
        "false, UNKNOWN, true,  PAYOUT_STUCK",
        "false, UNKNOWN, false, ",
        "false, SENT,    true,  "
    })
    void isListedWhenItShouldHaveLeftAndHasNot(
            boolean hasLeft, Stage stage, boolean isLate, @Nullable Kind found) {
        var theirs = status(stage, stage == Stage.UNKNOWN ? null : AMOUNT);

        var findings = PayoutReconciliation.compare(ours(hasLeft), theirs, isLate);

        assertThat(findings)
                .extracting(Finding::kind)
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource({"69999", "70001"})
    void isListedWhenAnotherAmountWasSent(long rupiah) {
        var theirs = status(Stage.SENT, Money.rupiah(rupiah));

        assertThat(PayoutReconciliation.compare(ours(true), theirs, true))
                .containsExactly(new Finding(Kind.PAYOUT_AMOUNT, "", "70000 IDR", rupiah + " IDR"));
    }

    private static DisbursementStatus status(Stage stage, @Nullable Money amount) {
        return new DisbursementStatus(stage, amount, List.of());
    }

    private static SentPayout ours(boolean hasLeft) {
        return new SentPayout("p1/wagiman", "knowing", AMOUNT, hasLeft);
    }
}
