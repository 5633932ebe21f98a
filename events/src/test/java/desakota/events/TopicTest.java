package desakota.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic. */
class TopicTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(Topic topic) {
        assertThat(Topic.named(topic.topicName())).isSameAs(topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ORDERS", "order.orders.v2"})
    void isNotFoundByAnother(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Topic.named(name));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByWhatItCarries(Topic topic) {
        for (var type : topic.eventType().getPermittedSubclasses())
            assertThat(Topic.of(type.asSubclass(Event.class))).isSameAs(topic);
    }
}
