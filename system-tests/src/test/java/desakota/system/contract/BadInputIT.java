package desakota.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.openapi.Operation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of the market, tried with every input that its own description forbids. */
@Order(7)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private Stage stage;
    private Snapshot before;

    @BeforeAll
    void lookAtEverything() {
        stage = Stage.shared();
        await().atMost(60, SECONDS).until(() -> Snapshot.of(stage).equals(Snapshot.of(stage)));
        before = Snapshot.of(stage);
    }

    @TestFactory
    Stream<DynamicTest> isRefusedByNameWithoutATrace() {
        return stage.document.operations().stream()
                .map(
                        operation ->
                                dynamicTest(
                                        operation.name(),
                                        () ->
                                                new Trying(stage, operation)
                                                        .all(inputs(stage, operation))));
    }

    @AfterAll
    void seeThatNothingHasChanged() {
        assertThat(Snapshot.of(stage).answers()).containsExactlyEntriesOf(before.answers());
    }

    private static List<BadInput> inputs(Stage stage, Operation operation) {
        var good = stage.request(operation);
        var inputs = new ArrayList<BadInput>();
        inputs.addAll(BadBodies.of(operation, good, stage.sample()));
        inputs.addAll(BadForms.of(operation, good));
        inputs.addAll(BadParameters.of(operation, good));
        return inputs;
    }
}
