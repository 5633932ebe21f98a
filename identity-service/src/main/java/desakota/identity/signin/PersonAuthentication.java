package desakota.identity.signin;

import desakota.identity.account.SignIn;
import desakota.identity.account.SignIn.Outcome;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Objects;

/** Signs in a person who filled in the sign-in form. */
@Component
final class PersonAuthentication implements AuthenticationProvider {

    private final SignIn signIn;
    private final Clock clock;

    PersonAuthentication(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Too many wrong passwords came before. */
    static final class ThrottledException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        ThrottledException() {
            super("Too many tries");
        }
    }

    @Override
    public Authentication authenticate(Authentication form) {
        var address =
                form.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
        var secret = Objects.toString(form.getCredentials(), "");
        return switch (signIn.byPhoneOrClientId(form.getName(), secret, address)) {
            case Outcome.Accepted(var account) -> SignedInCookie.signedIn(account, clock.instant());
            case Outcome.Refused _ -> throw new BadCredentialsException("Wrong name or password");
            case Outcome.Throttled _ -> throw new ThrottledException();
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
