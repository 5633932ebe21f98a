package desakota.identity.token;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a client's secret from HTTP Basic as most clients send it, plain (RFC 7617). RFC 6749
 * section 2.3.1 wants it form-encoded first; a secret with a {@code +} or a {@code %} then reads
 * differently, so what is not plain is kept for Spring's own converter, and both readings are
 * tried.
 */
final class BasicCredentials implements AuthenticationConverter {

    /** The plain secret, where it reads differently from the form-encoded one. */
    static final String PLAIN_SECRET = "plain_secret";

    private final AuthenticationConverter formEncoded;

    BasicCredentials(AuthenticationConverter formEncoded) {
        this.formEncoded = formEncoded;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var credentials = credentialsOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        var colon = credentials.indexOf(':');
        if (colon < 1 || !isAmbiguous(credentials)) return formEncoded.convert(request);
        var plain = credentials.substring(colon + 1);
        if (!isFormEncoded(credentials))
            return new OAuth2ClientAuthenticationToken(
                    credentials.substring(0, colon),
                    ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                    plain,
                    Map.of());
        if (!(formEncoded.convert(request) instanceof OAuth2ClientAuthenticationToken read))
            return null;
        return new OAuth2ClientAuthenticationToken(
                read.getName(),
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                read.getCredentials(),
                Map.of(PLAIN_SECRET, plain));
    }

    private static boolean isAmbiguous(String credentials) {
        return credentials.indexOf('%') >= 0 || credentials.indexOf('+') >= 0;
    }

    private static boolean isFormEncoded(String credentials) {
        return credentials.matches("([^%]|%[0-9a-fA-F]{2})*");
    }

    private static String credentialsOf(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("basic ")) return "";
        try {
            var decoded = Base64.getDecoder().decode(header.substring(6).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
