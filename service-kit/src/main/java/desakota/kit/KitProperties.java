package desakota.kit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What every service is told.
 *
 * @param issuer the {@code iss} of valid tokens
 * @param jwkSetUri where the issuer's public keys are
 * @param tokenSkew by how much the clocks of issuer and service may differ before a good token is
 *     refused; RFC 7519 section 4.1.4. The gateway goes by the same property: a token that one of
 *     them takes and the other refuses would be worth nothing
 * @param demo whether to load the demo villages, goods and accounts
 * @param partitions of each topic when it is made
 * @param replicas of each topic when it is made
 */
@ConfigurationProperties("desakota")
public record KitProperties(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("http://localhost:8081/oauth2/jwks") String jwkSetUri,
        @DefaultValue("3m") Duration tokenSkew,
        @DefaultValue("false") boolean demo,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue ClockSettings clock) {

    /**
     * How the service's clock runs.
     *
     * @param offset how far ahead of the machine's; negative for behind. To see what services do
     *     that don't agree about the time
     */
    public record ClockSettings(@DefaultValue("0s") Duration offset) {}
}
