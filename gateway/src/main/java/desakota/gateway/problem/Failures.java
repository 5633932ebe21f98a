package desakota.gateway.problem;

import desakota.gateway.MarketService;
import desakota.gateway.problem.GatewayProblem.AnswerLost;
import desakota.gateway.problem.GatewayProblem.MethodNotAllowed;
import desakota.gateway.problem.GatewayProblem.NotFound;
import desakota.gateway.problem.GatewayProblem.Refused;
import desakota.gateway.problem.GatewayProblem.ServiceSlow;
import desakota.gateway.problem.GatewayProblem.ServiceUnreachable;
import desakota.gateway.problem.GatewayProblem.Unexpected;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;

import reactor.netty.channel.AbortedException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Says which {@link GatewayProblem} an exception is.
 *
 * @param circuitPause how long an open circuit stays open: what a client is told to wait
 */
record Failures(Duration circuitPause) {

    /**
     * @param service the service that the request was on its way to, if it had got that far
     */
    GatewayProblem explain(Throwable failure, @Nullable MarketService service) {
        return switch (failure) {
            case RefusedException refused -> refused.problem();
            // The token's keys could not be read: that is not the client's fault.
            case AuthenticationServiceException _ ->
                    new ServiceUnreachable(MarketService.IDENTITY, circuitPause);
            case ErrorResponse response -> explain(response.getStatusCode(), service);
            // The circuit is open.
            case ServiceUnavailableException _ when service != null ->
                    new ServiceUnreachable(service, circuitPause);
            case ConnectException _ when service != null ->
                    new ServiceUnreachable(service, circuitPause);
            case UnknownHostException _ when service != null ->
                    new ServiceUnreachable(service, circuitPause);
            case IOException _ when service != null -> new AnswerLost(service);
            case AbortedException _ when service != null -> new AnswerLost(service);
            default -> new Unexpected();
        };
    }

    private GatewayProblem explain(HttpStatusCode status, @Nullable MarketService service) {
        if (status.value() == 404) return new NotFound();
        if (status.value() == 405) return new MethodNotAllowed();
        if (status.value() == 503 && service != null) {
            return new ServiceUnreachable(service, circuitPause);
        }
        if (status.value() == 504 && service != null) return new ServiceSlow(service);
        return status.is5xxServerError() ? new Unexpected() : new Refused(status);
    }
}
