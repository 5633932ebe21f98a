package desakota.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import java.io.IOException;

/**
 * Tells a client that it is not let in, as RFC 6749 section 5.2 wants it: 401 when it is not who it
 * says it is. 429 with {@code Retry-After} when it guesses.
 */
final class ClientRefusal implements AuthenticationFailureHandler {

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        var code =
                failure instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode()
                        : OAuth2ErrorCodes.INVALID_CLIENT;
        var out = new ServletServerHttpResponse(response);
        out.setStatusCode(statusOf(failure, code));
        out.getHeaders().setCacheControl("no-store");
        if (failure instanceof AccountClientAuthentication.ThrottledException throttled)
            out.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.seconds()));
        if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT))
            out.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"desakota\"");
        errors.write(new OAuth2Error(code), null, out);
    }

    private static HttpStatus statusOf(AuthenticationException failure, String code) {
        if (failure instanceof AccountClientAuthentication.ThrottledException)
            return HttpStatus.TOO_MANY_REQUESTS;
        return code.equals(OAuth2ErrorCodes.INVALID_CLIENT)
                ? HttpStatus.UNAUTHORIZED
                : HttpStatus.BAD_REQUEST;
    }
}
