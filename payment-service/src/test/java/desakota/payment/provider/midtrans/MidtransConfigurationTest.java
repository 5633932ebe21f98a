package desakota.payment.provider.midtrans;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Clock;

/** Midtrans, as it is set up. */
class MidtransConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withBean(RetryRegistry.class, RetryRegistry::ofDefaults)
                    .withBean(ObservationRegistry.class, ObservationRegistry::create)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withUserConfiguration(MidtransConfiguration.class, WithProperties.class);

    @EnableConfigurationProperties(MidtransProperties.class)
    static class WithProperties {}

    @Test
    void isThereWhenItIsChosenOrHasAKey() {
        runner.withPropertyValues("desakota.payment.midtrans.server-key=secret")
                .run(context -> assertThat(context).hasSingleBean(Midtrans.class));
        runner.withPropertyValues(
                        "desakota.payment.provider=sandbox",
                        "desakota.payment.midtrans.server-key=")
                .run(context -> assertThat(context).doesNotHaveBean(Midtrans.class));
    }

    @Test
    void refusesToStartWithoutAKey() {
        runner.withPropertyValues("desakota.payment.provider=midtrans")
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .hasMessageContaining("MIDTRANS_SERVER_KEY"));
    }

    @Test
    void keepsItsKeyToItself() {
        runner.withPropertyValues("desakota.payment.midtrans.server-key=secret")
                .run(
                        context ->
                                assertThat(context.getBean(MidtransProperties.class).toString())
                                        .doesNotContain("secret"));
    }
}
