package desakota.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What the identity service is told.
 *
 * @param keySecret seals the private signing keys and what else must be read again; the same for
 *     all instances, 32 random characters or more. Whoever has it and the database can sign tokens
 * @param accessTokenLifetime how long an access token counts; a disabled account's last token too
 * @param refreshTokenLifetime how long a person stays signed in without coming back
 * @param keyLifetime how long a signing key signs before the next takes its turn
 * @param webShop the one client that people sign in through
 * @param firstAdministrator who appoints all others in a market without demo data
 */
@ConfigurationProperties("desakota.identity")
public record IdentityProperties(
        String keySecret,
        @DefaultValue("1h") Duration accessTokenLifetime,
        @DefaultValue("30d") Duration refreshTokenLifetime,
        @DefaultValue("30d") Duration keyLifetime,
        @DefaultValue WebShop webShop,
        @DefaultValue FirstAdministrator firstAdministrator) {

    private static final int MIN_SECRET = 32;

    /** Checked here and not by constraints, which would print the value. */
    public IdentityProperties {
        if (Objects.requireNonNullElse(keySecret, "").length() < MIN_SECRET)
            throw new IllegalArgumentException(
                    "desakota.identity.key-secret is missing or too short:"
                            + " set 32 random characters or more");
    }

    /**
     * The web shop as an OAuth client.
     *
     * @param secret its client secret; without one, the shop is not registered
     * @param redirectUris where it may have codes sent
     */
    public record WebShop(
            @Nullable String secret,
            @DefaultValue("http://localhost:8080/login/oauth2/code/desakota")
                    Set<String> redirectUris) {}

    /**
     * An account that is made when the service starts, unless it is there.
     *
     * @param secret what it begins with; without one, none is made
     */
    public record FirstAdministrator(
            @DefaultValue("administrator") String clientId, @Nullable String secret) {}

    @Override
    public String toString() {
        return "IdentityProperties[tokens " + accessTokenLifetime + ", keys " + keyLifetime + "]";
    }
}
