package desakota.kit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What every service is told.
 *
 * @param issuer the {@code iss} of valid tokens
 * @param jwkSetUri where the issuer's public keys are
 * @param demo whether to load the demo villages, goods and accounts
 * @param partitions of each topic when it is made
 * @param replicas of each topic when it is made
 */
@ConfigurationProperties("desakota")
public record KitProperties(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("http://localhost:8081/oauth2/jwks") String jwkSetUri,
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
