package desakota.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.gateway.MarketService;
import desakota.gateway.problem.GatewayProblem.AnswerLost;
import desakota.gateway.problem.GatewayProblem.BodyTooLarge;
import desakota.gateway.problem.GatewayProblem.ServiceSlow;
import desakota.gateway.problem.GatewayProblem.ServiceUnreachable;
import desakota.gateway.problem.GatewayProblem.TokenInvalid;
import desakota.gateway.problem.GatewayProblem.TokenMissing;
import desakota.gateway.problem.GatewayProblem.TooManyRequests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.stream.Stream;

/** A gateway problem … */
class GatewayProblemTest {

    static Stream<GatewayProblem> problems() {
        return Stream.of(
                new TokenMissing(),
                new TokenInvalid(),
                new GatewayProblem.NotFound(),
                new GatewayProblem.Malformed(),
                new GatewayProblem.ContentTypeUnreadable(),
                new GatewayProblem.HeadersTooLarge(),
                new BodyTooLarge(DataSize.ofMegabytes(1)),
                new TooManyRequests(Duration.ofMillis(1)),
                new ServiceUnreachable(MarketService.ORDER, Duration.ofSeconds(5)),
                new ServiceSlow(MarketService.ORDER),
                new AnswerLost(MarketService.ORDER),
                new GatewayProblem.Unexpected());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void isAProblemDocument(GatewayProblem problem) {
        var details = problem.details();

        var document = new JsonMapper().readTree(details.json());

        assertThat(document.path("type").asString())
                .isEqualTo("urn:desakota:problem:" + details.kind());
        assertThat(document.path("status").asInt()).isEqualTo(details.status().value());
        assertThat(document.path("title").asString()).isEqualTo(details.title());
        assertThat(document.path("detail").asString()).isEqualTo(details.detail());
    }

    @Test
    void tellsToWaitForWholeSeconds() {
        var details = new TooManyRequests(Duration.ofMillis(1001)).details();

        assertThat(details.headers()).containsEntry("Retry-After", "2");
    }
}
