package desakota.payment.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.payment.Standing;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.Notification;
import desakota.payment.reconcile.Finding.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A comparison of what the market and a provider know. */
class ComparisonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Money AMOUNT = Money.rupiah(25_000);
    private static final Money SOME = Money.rupiah(5_000);

    /** The whole table: what is found in each state here at each stage there. */
    @ParameterizedTest
    @CsvSource({
        "OPENING, UNKNOWN, ",
        "OPENING, OPEN,    ",
        "OPENING, PAID,    ",
        "OPENING, ENDED,   CHARGE_ENDED",
        "PENDING, UNKNOWN, CHARGE_UNKNOWN",
        "PENDING, OPEN,    ",
        "PENDING, PAID,    ",
        "PENDING, ENDED,   CHARGE_ENDED",
        "PAID,    UNKNOWN, NOT_PAID",
        "PAID,    OPEN,    NOT_PAID",
        "PAID,    PAID,    ",
        "PAID,    ENDED,   NOT_PAID",
        "EXPIRED, UNKNOWN, ",
        "EXPIRED, OPEN,    CHARGE_OPEN",
        "EXPIRED, PAID,    ",
        "EXPIRED, ENDED,   "
    })
    void findsWhatDoesNotAgree(String status, Stage stage, @Nullable Kind found) {
        var findings = Comparison.of(ours(status), theirs(stage), NOW);

        assertThat(findings)
                .extracting(Finding::kind)
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void findsNothingWhenBothHaveEndedInTime() {
        var findings = Comparison.of(ours("PENDING"), theirs(Stage.ENDED), NOW.plusSeconds(60));

        assertThat(findings).isEmpty();
    }

    @Test
    void findsAnotherAmount() {
        var theirs = ChargeStatus.unpaid(Stage.OPEN, SOME);

        assertThat(Comparison.of(ours("PENDING"), theirs, NOW))
                .containsExactly(new Finding(Kind.OTHER_AMOUNT, "", "25000 IDR", "5000 IDR"));
    }

    @Test
    void findsEachRefundThatDiffers() {
        var ours =
                refunded(Map.of("p/same", SOME, "p/lost", SOME, "p/more", SOME), Set.of("p/new"));
        var theirs =
                paid(Map.of("p/same", SOME, "p/more", AMOUNT, "p/new", SOME, "x", SOME), List.of());

        var findings = Comparison.of(ours, theirs, NOW);

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Finding(Kind.REFUND_MISSING, "p/lost", "5000 IDR", "none"),
                        new Finding(Kind.REFUND_AMOUNT, "p/more", "5000 IDR", "25000 IDR"),
                        new Finding(Kind.REFUND_UNKNOWN, "x", "none", "5000 IDR"),
                        new Finding(Kind.REFUND_STUCK, "p/new", "planned", "not taken"));
    }

    @Test
    void findsAPartialChargeBackThatNobodyCanBook() {
        var news = new Notification.Other("t/partial_chargeback", "p", "partial_chargeback", NOW);

        assertThat(Comparison.of(ours("PAID"), paid(Map.of(), List.of(news)), NOW))
                .extracting(Finding::kind)
                .containsExactly(Kind.CHARGED_BACK_IN_PART);
    }

    private static ChargeStatus theirs(Stage stage) {
        return new ChargeStatus(stage, stage == Stage.UNKNOWN ? null : AMOUNT, Map.of(), List.of());
    }

    private static ChargeStatus paid(Map<String, Money> refunds, List<Notification> news) {
        return new ChargeStatus(Stage.PAID, AMOUNT, refunds, news);
    }

    private static Standing ours(String status) {
        return standing(status, Map.of(), Set.of());
    }

    private static Standing refunded(Map<String, Money> sent, Set<String> planned) {
        return standing("PAID", sent, planned);
    }

    private static Standing standing(String status, Map<String, Money> sent, Set<String> planned) {
        return new Standing(
                "p",
                "knowing",
                AMOUNT,
                NOW.plusSeconds(60),
                status,
                Set.of("OPENING", "PENDING").contains(status),
                !status.equals("OPENING"),
                status.equals("PAID"),
                Set.of(),
                sent,
                planned,
                List.copyOf(planned));
    }
}
