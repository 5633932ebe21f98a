package desakota.gateway.limit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import desakota.gateway.limit.RateProperties.Rate;
import desakota.gateway.problem.GatewayProblem.TooManyRequests;
import desakota.gateway.problem.RefusedException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A request rate … */
class RequestRateTest {

    @Test
    void admitsSoManyInAPeriodAndNoMore() {
        var rate = new RequestRate(new Rate(2, Duration.ofMinutes(1)), 10);

        rate.admit("a");
        rate.admit("a");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> rate.admit("a"))
                .returns(new TooManyRequests(Duration.ofMinutes(1)), RefusedException::problem);
    }

    @Test
    void countsEachKeyForItself() {
        var rate = new RequestRate(new Rate(1, Duration.ofMinutes(1)), 10);

        rate.admit("a");

        assertThatCode(() -> rate.admit("b")).doesNotThrowAnyException();
    }

    @Test
    void admitsAgainAfterThePeriod() {
        var rate = new RequestRate(new Rate(1, Duration.ofMillis(200)), 10);

        rate.admit("a");

        await().atMost(Duration.ofSeconds(2))
                .ignoreException(RefusedException.class)
                .untilAsserted(() -> rate.admit("a"));
    }
}
