package desakota.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Answer;
import desakota.system.User;
import desakota.system.openapi.Operation;

import org.assertj.core.api.SoftAssertions;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Sends bad input, and looks at what is answered. */
record Trying(Stage stage, Operation operation) {

    private static final int AT_ONCE = 4;

    /** A class, a stack trace or a library by name. */
    private static final Pattern INNARDS =
            Pattern.compile(
                    "Exception|\\bat"
                            + " [a-z]+\\.|\\b(java|javax|jakarta|org|com|tools|desakota)\\.[a-z]");

    /** Tries all of them; tells of every answer that is not right. */
    void all(List<BadInput> inputs) throws InterruptedException {
        var person = somebodyWhoMay();
        var soft = new SoftAssertions();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(
                    inputs.stream()
                            .map(input -> (Callable<Void>) () -> check(soft, person, input))
                            .toList());
        }
        soft.assertAll();
    }

    private static Void check(SoftAssertions soft, User person, BadInput input) {
        soft.check(() -> send(person, input));
        return null;
    }

    private User somebodyWhoMay() {
        var actor = AccessTable.of(operation).map(AccessTable.Row::whoMay).orElse(Actor.NOBODY);
        return stage.person(actor, operation);
    }

    private static void send(User person, BadInput input) {
        var request = input.request();
        if (request.headers().containsKey("Idempotency-Key")
                && !"Idempotency-Key".equals(input.blamed()))
            request = request.header("Idempotency-Key", UUID.randomUUID().toString());
        var answer =
                person.send(request.method(), request.target(), request.headers(), request.body());
        assertThat(input.mayGet(answer.status())).as("%s: %s", input, answer).isTrue();
        if (answer.status() >= 400) checkProblem(input, answer);
    }

    private static void checkProblem(BadInput input, Answer answer) {
        if (answer.request().endsWith("/oauth2/token")) return; // refuses as RFC 6749 says
        var text = answer.toString();
        assertThat(answer.header("Content-Type"))
                .as("%s: %s", input, text)
                .startsWith("application/problem+json");
        var problem = answer.json();
        for (var member : List.of("type", "title", "detail"))
            assertThat(problem.path(member).asString(""))
                    .as("%s: %s of %s", input, member, text)
                    .isNotBlank();
        assertThat(problem.path("status").asInt(0))
                .as("%s: %s", input, text)
                .isEqualTo(answer.status());
        assertThat(problem.toString()).as("%s: %s", input, text).doesNotContainPattern(INNARDS);
        if (input.blamed() != null)
            assertThat(problem.path("errors").valueStream().map(Trying::field))
                    .as("%s: errors of %s", input, text)
                    .anyMatch(input::blames);
    }

    private static String field(JsonNode error) {
        return error.path("field").asString("");
    }
}
