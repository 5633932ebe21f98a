package desakota.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How long the gateway waits and remembers.
 *
 * @param uploadTimeout from the first byte of an upload to the service's answer; long, because a
 *     photo comes over a slow line
 * @param getRetries how often a GET is repeated after a broken or unready service
 * @param productsKept how long the public answers about products are given again
 * @param listsKept the same for what hardly changes: categories, regions, producers
 * @param cacheSize memory for each kind of kept answers
 */
@ConfigurationProperties("desakota.gateway.routes")
record RouteProperties(
        Duration uploadTimeout,
        int getRetries,
        Duration productsKept,
        Duration listsKept,
        DataSize cacheSize) {}
