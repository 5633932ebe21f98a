package desakota.system.contract;

import static java.util.stream.Collectors.toMap;

import desakota.system.openapi.Operation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** All that can be read about the things on a stage, by everybody who may. */
record Snapshot(Map<String, String> answers) {

    static Snapshot of(Stage stage) {
        var answers = new TreeMap<String, String>();
        for (var operation : stage.document.operations())
            if (operation.method().equals("get"))
                AccessTable.of(operation)
                        .ifPresent(row -> answers.putAll(read(stage, operation, row)));
        return new Snapshot(answers);
    }

    private static Map<String, String> read(Stage stage, Operation operation, AccessTable.Row row) {
        var request = stage.request(operation).header("Accept", "application/json, image/jpeg");
        return row.answers().entrySet().stream()
                .filter(answer -> answer.getValue().equals("ok"))
                .map(Map.Entry::getKey)
                .collect(
                        toMap(
                                actor -> operation.name() + " as " + actor,
                                actor -> read(stage, operation, actor, request)));
    }

    private static String read(Stage stage, Operation operation, Actor actor, Request request) {
        var answer =
                stage.person(actor, operation)
                        .send(request.method(), request.target(), request.headers(), new byte[0]);
        return answer.status() + " " + new String(answer.http().body(), StandardCharsets.UTF_8);
    }
}
