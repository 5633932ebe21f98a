package desakota.kit.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;

import desakota.kit.Ids;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.test.Backends;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A request that is answered once. */
@Timeout(60)
class OnceIT {

    private static final MongoTemplate MONGO =
            new MongoTemplate(MongoClients.create(Backends.mongo("once")), "once");
    private static final Clock NOW = Clock.systemUTC();
    private static final Clock SOON = Clock.offset(NOW, Duration.ofSeconds(31));
    private static final Clock AHEAD = Clock.offset(NOW, Duration.ofMinutes(2));

    private final IdempotencyKey key = new IdempotencyKey(Ids.next(), "rina POST /api/jars");
    private final List<String> ids = new ArrayList<>();

    @Test
    void goesOnUnderTheSameIdWhenItsFirstTryBrokeOff() {
        assertThatThrownBy(() -> answer(NOW, this::breakOff)).hasMessage("The power went");
        assertThatThrownBy(() -> answer(NOW, this::make))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("still-running");

        answer(SOON, this::make);
        answer(NOW, this::make);

        assertThat(ids).hasSize(2);
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void mayBeRefusedAndRepeatedUnderAnotherId() {
        assertThatThrownBy(() -> answer(NOW, this::refuse)).isInstanceOf(Refusal.class);

        answer(NOW, this::make);

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheIdOfATryThatBrokeOffThoughTheNextIsRefused() {
        assertThatThrownBy(() -> answer(NOW, this::breakOff)).hasMessage("The power went");
        assertThatThrownBy(() -> answer(SOON, this::refuse)).isInstanceOf(Refusal.class);

        answer(SOON, this::make);

        assertThat(ids).hasSize(3).containsOnly(ids.getFirst());
    }

    @Test
    void makesOneThingThoughTwoInstancesDisagreeAboutTheTime() {
        answer(
                NOW,
                id -> {
                    answer(AHEAD, this::make);
                    return make(id);
                });
        answer(NOW, this::make);

        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
    }

    private ResponseEntity<?> answer(Clock clock, Function<String, ResponseEntity<?>> work) {
        return new Once(MONGO, new JsonMapper(), clock).answer(key, "a jar", work);
    }

    private ResponseEntity<?> make(String id) {
        ids.add(id);
        return ResponseEntity.ok(id);
    }

    private ResponseEntity<?> refuse(String id) {
        ids.add(id);
        throw new Refusal(new Invalid("label", "Not today."));
    }

    private ResponseEntity<?> breakOff(String id) {
        ids.add(id);
        throw new IllegalStateException("The power went");
    }
}
