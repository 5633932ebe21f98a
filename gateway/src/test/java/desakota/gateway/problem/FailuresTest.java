package desakota.gateway.problem;

import static desakota.gateway.MarketService.IDENTITY;
import static desakota.gateway.MarketService.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.gateway.problem.GatewayProblem.AnswerLost;
import desakota.gateway.problem.GatewayProblem.MethodNotAllowed;
import desakota.gateway.problem.GatewayProblem.NotFound;
import desakota.gateway.problem.GatewayProblem.Refused;
import desakota.gateway.problem.GatewayProblem.ServiceSlow;
import desakota.gateway.problem.GatewayProblem.ServiceUnreachable;
import desakota.gateway.problem.GatewayProblem.Unexpected;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ResponseStatusException;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.stream.Stream;

/** A failure … */
class FailuresTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private final Failures failures = new Failures(PAUSE);

    static Stream<Arguments> onTheWayToOrders() {
        return Stream.of(
                Arguments.of(new ConnectException(), new ServiceUnreachable(ORDER, PAUSE)),
                Arguments.of(
                        new ServiceUnavailableException(), new ServiceUnreachable(ORDER, PAUSE)),
                Arguments.of(status(HttpStatus.GATEWAY_TIMEOUT), new ServiceSlow(ORDER)),
                Arguments.of(new IOException("reset"), new AnswerLost(ORDER)),
                Arguments.of(
                        new AuthenticationServiceException("no keys"),
                        new ServiceUnreachable(IDENTITY, PAUSE)),
                Arguments.of(status(HttpStatus.NOT_FOUND), new NotFound()),
                Arguments.of(status(HttpStatus.METHOD_NOT_ALLOWED), new MethodNotAllowed()),
                Arguments.of(
                        status(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
                        new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE)),
                Arguments.of(new IllegalStateException(), new Unexpected()));
    }

    @ParameterizedTest
    @MethodSource("onTheWayToOrders")
    void isOneOfTheGatewaysProblems(Exception failure, GatewayProblem problem) {
        assertThat(failures.explain(failure, ORDER)).isEqualTo(problem);
    }

    @Test
    void isTheGatewaysOwnFaultWhenNoServiceWasAsked() {
        assertThat(failures.explain(new IOException(), null)).isEqualTo(new Unexpected());
    }

    private static ResponseStatusException status(HttpStatus status) {
        return new ResponseStatusException(status);
    }
}
