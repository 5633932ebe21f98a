package desakota.system.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import desakota.system.openapi.Operation;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.stream.Stream;

/** Text that people may well write, however odd: it is taken or refused, and breaks nothing. */
@Order(9)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddTextIT {

    private static final List<String> ODD =
            List.of(
                    "Kopi \u0000 nol",
                    "\u202eipoK",
                    "Kopi \ud83c\udf36\ufe0f",
                    "Kopi e\u0301nak",
                    "a" + "\u0301".repeat(60),
                    "Kopi\r\nX-Kepala: 1",
                    "\ufeffKopi\uffff",
                    "<script>alert(1)</script>",
                    "{\"$ne\": null}",
                    "=1+1");

    private Stage stage;

    @BeforeAll
    void setTheStage() {
        stage = Stage.shared();
    }

    @TestFactory
    Stream<DynamicTest> breaksNothing() {
        return stage.document.operations().stream()
                .filter(operation -> operation.jsonBody().isPresent())
                .map(
                        operation ->
                                dynamicTest(
                                        operation.name(),
                                        () ->
                                                new Trying(stage, operation)
                                                        .all(inputs(stage, operation))));
    }

    private static List<BadInput> inputs(Stage stage, Operation operation) {
        var good = stage.request(operation);
        return operation.jsonBody().stream()
                .flatMap(body -> Member.of(body, stage.sample()).stream())
                .filter(member -> member.shape().type().equals("string"))
                .filter(member -> member.shape().values().isMissingNode())
                .flatMap(member -> ODD.stream().map(text -> input(member, text, good)))
                .toList();
    }

    private static BadInput input(Member member, String text, Request good) {
        var body = member.with(JsonNodeFactory.instance.stringNode(text));
        return BadInput.odd(member.name() + " as " + text, good.body(body));
    }
}
