package desakota.kit.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * A service's own table of who may call what; a bean. What it does not name needs a token, and
 * {@code /api/admin} the role ADMIN. Whose thing it is, the service checks itself.
 */
@FunctionalInterface
public interface AccessRules {

    /** Adds the service's rules. */
    void add(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests);
}
