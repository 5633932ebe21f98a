package desakota.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import desakota.system.contract.AccessTable.Row;
import desakota.system.openapi.Operation;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.Set;
import java.util.stream.Stream;

/** Every operation of the market, tried by everybody. */
@Order(8)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    /** It would be done, were it not for the state that the thing is in. */
    private static final Set<Integer> REFUSED_FOR_STATE = Set.of(409, 422);

    private Stage stage;

    @BeforeAll
    void setTheStage() {
        stage = Stage.shared();
    }

    @Test
    void isDecidedForEveryOperation() {
        assertThat(stage.document.operations())
                .filteredOn(operation -> AccessTable.of(operation).isEmpty())
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> isAsTheTableSays() {
        return AccessTable.ROWS.stream()
                .flatMap(
                        row ->
                                stage.document.operations().stream()
                                        .filter(row::isAbout)
                                        .map(operation -> tried(row, operation)));
    }

    private DynamicTest tried(Row row, Operation operation) {
        return dynamicTest(
                operation.name(),
                () ->
                        SoftAssertions.assertSoftly(
                                all -> {
                                    for (var actor : Actor.values())
                                        all.check(() -> tryAs(actor, operation, row));
                                }));
    }

    private void tryAs(Actor actor, Operation operation, Row row) {
        var request = stage.request(operation);
        var answer =
                stage.person(actor, operation)
                        .send(
                                request.method(),
                                request.target(),
                                request.headers(),
                                request.body());
        var status = answer.status();
        var isDone = status / 100 == 2 || REFUSED_FOR_STATE.contains(status);
        assertThat(isDone ? "ok" : Integer.toString(status))
                .as("As %s: %s", actor, answer)
                .isEqualTo(row.answers().get(actor));
    }
}
