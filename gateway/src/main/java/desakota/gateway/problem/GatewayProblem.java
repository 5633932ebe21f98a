package desakota.gateway.problem;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;

import desakota.gateway.MarketService;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

/** Every way the gateway itself can refuse a request. A service's own answers never become one. */
public sealed interface GatewayProblem {

    /** The path asks for a token and there is none. */
    record TokenMissing() implements GatewayProblem {}

    /** There is a token, and it is malformed, expired, not yet valid or not the issuer's. */
    record TokenInvalid() implements GatewayProblem {}

    /** The token is good, but not for this. */
    record Forbidden() implements GatewayProblem {}

    record NotFound() implements GatewayProblem {}

    record MethodNotAllowed() implements GatewayProblem {}

    /** The path, the request line or the headers are not valid HTTP. */
    record Malformed() implements GatewayProblem {}

    /** The {@code Content-Type} is no media type, or lacks what its type needs. */
    record ContentTypeUnreadable() implements GatewayProblem {}

    record HeadersTooLarge() implements GatewayProblem {}

    record BodyTooLarge(DataSize limit) implements GatewayProblem {}

    /** The body did not arrive in time. */
    record BodyTooSlow(Duration patience) implements GatewayProblem {}

    record TooManyRequests(Duration retryAfter) implements GatewayProblem {}

    /** Nobody answers at the service, or its circuit is open. Nothing was done. */
    record ServiceUnreachable(MarketService service, Duration retryAfter)
            implements GatewayProblem {}

    /** The service took the request and did not answer in time. */
    record ServiceSlow(MarketService service) implements GatewayProblem {}

    /** The connection broke after the request was sent: whether it took effect is unknown. */
    record AnswerLost(MarketService service) implements GatewayProblem {}

    /** The framework's refusal, for a reason without a name of its own here. */
    record Refused(HttpStatusCode status) implements GatewayProblem {}

    /** A fault of the gateway. */
    record Unexpected() implements GatewayProblem {}

    /** The problem as RFC 9457 details. */
    default Problem details() {
        return switch (this) {
            case TokenMissing _ ->
                    new Problem(
                            HttpStatus.UNAUTHORIZED,
                            "no-valid-token",
                            "Sign in first",
                            "This needs an access token. Get one at /oauth2/token and send it as"
                                    + " 'Authorization: Bearer …'.",
                            Map.of(WWW_AUTHENTICATE, "Bearer realm=\"desakota\""));
            case TokenInvalid _ ->
                    new Problem(
                            HttpStatus.UNAUTHORIZED,
                            "no-valid-token",
                            "The access token is not valid",
                            "It is malformed, expired or from another issuer. Get a new one at"
                                    + " /oauth2/token.",
                            Map.of(
                                    WWW_AUTHENTICATE,
                                    "Bearer realm=\"desakota\", error=\"invalid_token\""));
            case Forbidden _ ->
                    new Problem(
                            HttpStatus.FORBIDDEN,
                            "wrong-role",
                            "Not allowed",
                            "This account may not do that.");
            case NotFound _ ->
                    new Problem(
                            HttpStatus.NOT_FOUND,
                            "not-found",
                            "There is nothing here",
                            "Check the path. /docs lists what there is.");
            case MethodNotAllowed _ ->
                    new Problem(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "method-not-allowed",
                            "This path takes another method",
                            "Check the method. /docs lists what there is.");
            case Malformed _ ->
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            "malformed",
                            "The request can't be read",
                            "Its path, request line or headers are not valid HTTP. Encode special"
                                    + " characters in the path.");
            case ContentTypeUnreadable _ ->
                    new Problem(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "content-type-unreadable",
                            "The Content-Type can't be read",
                            "Send a media type with a known charset, such as application/json, and"
                                    + " with its boundary if it is multipart.");
            case HeadersTooLarge _ ->
                    new Problem(
                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "headers-too-large",
                            "The headers are too large",
                            "Send fewer or shorter headers, or a shorter query.");
            case BodyTooLarge(var limit) ->
                    new Problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "The body is too large",
                            "At most %d KiB may be sent here.".formatted(limit.toKilobytes()));
            case BodyTooSlow(var patience) ->
                    new Problem(
                            HttpStatus.REQUEST_TIMEOUT,
                            "body-too-slow",
                            "The body did not arrive in time",
                            "It must arrive within %d seconds. Nothing was done; send it again."
                                    .formatted(patience.toSeconds()));
            case TooManyRequests(var retryAfter) ->
                    new Problem(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-requests",
                            "Too many requests",
                            "Wait %d s, then go on.".formatted(seconds(retryAfter)),
                            Map.of(RETRY_AFTER, "" + seconds(retryAfter)));
            case ServiceUnreachable(var service, var retryAfter) ->
                    new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unreachable",
                            "A part of the market is not there",
                            "The service for %s can't be reached. Nothing was done; try again in %d s."
                                    .formatted(service.title(), seconds(retryAfter)),
                            Map.of(RETRY_AFTER, "" + seconds(retryAfter)));
            case ServiceSlow(var service) ->
                    new Problem(
                            HttpStatus.GATEWAY_TIMEOUT,
                            "service-slow",
                            "A part of the market is slow",
                            "The service for %s did not answer in time. What was asked may still happen:"
                                            .formatted(service.title())
                                    + " look, or repeat it with the same Idempotency-Key.");
            case AnswerLost(var service) ->
                    new Problem(
                            HttpStatus.BAD_GATEWAY,
                            "answer-lost",
                            "The answer was lost",
                            "The service for %s broke off. What was asked may have happened:"
                                            .formatted(service.title())
                                    + " look, or repeat it with the same Idempotency-Key.");
            case Refused(var status) ->
                    new Problem(
                            status,
                            "refused",
                            "The request can't be served",
                            "Check the path, the method and the headers. /docs lists what there"
                                    + " is.");
            case Unexpected _ ->
                    new Problem(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "internal-error",
                            "Something went wrong here",
                            "It is written down on our side. Try again in a moment.");
        };
    }

    /** Whole seconds for a {@code Retry-After}, rounded up and at least one. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
