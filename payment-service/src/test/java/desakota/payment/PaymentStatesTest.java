package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.kit.problem.Refusal;
import desakota.kit.test.Transitions;
import desakota.kit.test.Transitions.Cell;
import desakota.payment.escrow.UnbalancedShares;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A payment, in every situation, against everything that can come to it. */
class PaymentStatesTest {

    private static final String TABLE = read("/payment/payment-states.txt");

    static final List<Cell> CELLS = new Transitions(TABLE).cells();

    @ParameterizedTest
    @EnumSource
    void isBroughtIntoEachSituation(PaymentSituation situation) {
        assertThat(PaymentSituation.of(situation.payment())).isEqualTo(situation);
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void becomesWhatTheTableSays(Cell cell) {
        var situation = PaymentSituation.valueOf(cell.state());

        var after = after(PaymentHappening.valueOf(cell.happening()), situation);

        assertThat(after).isEqualTo(cell.expected());
    }

    private static String after(PaymentHappening happening, PaymentSituation before) {
        try {
            var after = PaymentSituation.of(happening.after(before.payment()));
            return after == before ? "." : after.name();
        } catch (Refusal | UnbalancedShares e) {
            return "!";
        }
    }

    @Test
    void isProvenAsAWhole() {
        var transitions = new Transitions(TABLE);

        assertThat(transitions.states()).isEqualTo(namesOf(PaymentSituation.values()));
        assertThat(transitions.happenings()).isEqualTo(namesOf(PaymentHappening.values()));
    }

    @Test
    void isDrawnInTheDocs() throws IOException {
        var page =
                """
                # The states of a payment

                Printed by `PaymentStatesTest`, which proves it; run it with `-Ddocs.write=true` to print it anew.

                A payment of cash on delivery is `PENDING` while it is `CASH_EXPECTED` or `CASH_COLLECTED`, and
                `PAID` when it is `CASH_BANKED`. Clients see a `RELEASED` one as `PAID`, too.

                ```mermaid
                %s```

                Every situation against everything that can come to a payment of one part. A cell says the
                situation afterwards; `.` the same; `!` refused. What is refused of an order's facts ends among the
                dead letters, what is refused of a provider's notifications it sends again. Money that is not the
                payment goes back, whatever the situation.

                ```
                %s```
                """
                        .formatted(new Transitions(TABLE).drawn(), TABLE);

        Transitions.assertPrinted(Path.of("../docs/states/payment.md"), page);
    }

    private static List<String> namesOf(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static String read(String resource) {
        try (var in = PaymentStatesTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
