package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.PARCEL;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import desakota.kit.test.Transitions;
import desakota.kit.test.Transitions.Cell;
import desakota.logistics.parcel.ParcelStatus;
import desakota.logistics.parcel.Situation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A parcel, in every situation, against everything that can come to it. */
class ParcelStatesTest {

    private static final String TABLE = read("/logistics/parcel-states.txt");

    static final List<Cell> CELLS = new Transitions(TABLE).cells();

    @ParameterizedTest
    @EnumSource
    void isBroughtIntoEachSituation(Situation situation) {
        var shipment = ParcelSituations.in(situation);

        assertThat(shipment.parcel(PARCEL).situation()).isEqualTo(situation);
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void becomesWhatTheTableSays(Cell cell) {
        var shipment = ParcelSituations.in(Situation.valueOf(cell.state()));

        var after = ParcelHappening.valueOf(cell.happening()).after(shipment);

        assertThat(after).isEqualTo(cell.expected());
    }

    @Test
    void isProvenAsAWhole() {
        var transitions = new Transitions(TABLE);

        assertThat(transitions.states()).isEqualTo(namesOf(Situation.values()));
        assertThat(transitions.happenings()).isEqualTo(namesOf(ParcelHappening.values()));
    }

    @Test
    void isDrawnInTheDocs() throws IOException {
        var undecided =
                TABLE.lines()
                        .filter(row -> !row.matches("[A-Z_]+_DECIDED .*"))
                        .collect(joining("\n"));
        var page =
                """
                # The states of a parcel

                Printed by `ParcelStatesTest`, which proves it; run it with `-Ddocs.write=true` to print it anew.

                Clients see a parcel's status; what can happen to it depends on where it is, which is finer:

                | status | situations |
                |---|---|
                %s

                ```mermaid
                %s```

                Every situation against everything that can come to a parcel. A cell says the situation afterwards;
                `.` the same; `!` refused; `?` left to a person to review. `DECIDED` is what a person who reviewed it
                applies; those are not in the diagram. What comes late or twice from a device joins the history and
                turns nothing back.

                ```
                %s```
                """
                        .formatted(statuses(), new Transitions(undecided).drawn(), TABLE);

        Transitions.assertPrinted(Path.of("../docs/states/parcel.md"), page);
    }

    private static String statuses() {
        return Arrays.stream(ParcelStatus.values())
                .map(status -> "| `%s` | %s |".formatted(status, situationsOf(status)))
                .collect(joining("\n"));
    }

    private static String situationsOf(ParcelStatus status) {
        return Arrays.stream(Situation.values())
                .filter(situation -> situation.status() == status)
                .map(situation -> "`" + situation + "`")
                .collect(joining(", "));
    }

    private static List<String> namesOf(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static String read(String resource) {
        try (var in = ParcelStatesTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
