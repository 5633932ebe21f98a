package desakota.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.time.Duration;

/**
 * How often one may ask. A shared office or a simpul is one address, so its rate is the widest.
 *
 * @param address every request of one address
 * @param client every request with one account's token, from wherever
 * @param signIn requests of one address that try a secret or make an account
 * @param tracked how many addresses, and how many clients, are counted at once; the least active is
 *     forgotten first
 */
@ConfigurationProperties("desakota.gateway.rates")
record RateProperties(Rate address, Rate client, Rate signIn, int tracked) {

    /** So many requests in each period. */
    record Rate(int requests, Duration period) {}
}
