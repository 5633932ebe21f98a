package desakota.kit.jar;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.Topic;
import desakota.kit.test.Backends;
import desakota.kit.test.Cast;
import desakota.kit.test.Journey;
import desakota.kit.test.Journeys;
import desakota.kit.test.Replay;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A replayed journey. */
@Timeout(60)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit",
            "spring.application.name=jar-consumer",
            "desakota.parked-retry=100ms"
        })
@ContextConfiguration(initializers = Backends.class)
class ReplayIT {

    @Autowired private ApplicationContext context;
    @Autowired private JarService service;

    @ParameterizedTest
    @EnumSource(Journeys.class)
    void isTakenInOnceWhereverItStumbles(Journeys way) {
        var journey = way.of(Cast.strangers());
        var stuck = way.of(Cast.strangers());
        JarService.STUMBLING.add(stuck.cast().orderId());

        Replay.into(context).play(way.name().hashCode(), journey, stuck);

        assertThat(coins(journey)).isEqualTo(paid(journey));
        assertThat(coins(stuck)).isEqualTo(paid(stuck));
    }

    private long coins(Journey journey) {
        return service.jars().find(journey.cast().orderId()).map(Jar::coins).orElse(0L);
    }

    private static long paid(Journey journey) {
        return journey.on(Topic.PAYMENTS).stream()
                .filter(PaymentReceived.class::isInstance)
                .mapToLong(fact -> ((PaymentReceived) fact).amount().amount())
                .sum();
    }
}
