package desakota.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A service's clock. */
class ClockTest {

    @EnableConfigurationProperties(KitProperties.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource({"0s,0", "2m,120", "-2m,-120"})
    void runsAsFarAheadOfTheMachineAsItIsTold(String offset, long seconds) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("desakota.clock.offset=" + offset)
                .run(
                        service -> {
                            var properties = service.getBean(KitProperties.class);
                            Clock clock = new KitAutoConfiguration().clock(properties);
                            assertThat(Duration.between(Instant.now(), clock.instant()))
                                    .isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(1));
                        });
    }
}
