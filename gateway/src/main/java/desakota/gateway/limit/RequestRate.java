package desakota.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import desakota.gateway.limit.RateProperties.Rate;
import desakota.gateway.problem.GatewayProblem.TooManyRequests;
import desakota.gateway.problem.RefusedException;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

import java.time.Duration;

/**
 * Counts the requests of each key and refuses those over the rate. The counts live in this
 * gateway's memory: with several gateways each allows the rate.
 */
final class RequestRate {

    private final RateLimiterConfig config;
    private final Cache<String, RateLimiter> limiters;

    RequestRate(Rate rate, int tracked) {
        config =
                RateLimiterConfig.custom()
                        .limitForPeriod(rate.requests())
                        .limitRefreshPeriod(rate.period())
                        .timeoutDuration(Duration.ZERO) // refuse at once, never queue
                        .build();
        limiters =
                Caffeine.newBuilder()
                        .maximumSize(tracked)
                        // A limiter that was idle for a period is full again: forgetting it is
                        // free.
                        .expireAfterAccess(rate.period().multipliedBy(2))
                        .build();
    }

    /**
     * Counts one request.
     *
     * @throws RefusedException if {@code key} has used up its rate; it may come again after one
     *     period
     */
    void admit(String key) {
        var limiter = limiters.get(key, _ -> RateLimiter.of("requests", config));
        if (!limiter.acquirePermission()) {
            throw new RefusedException(new TooManyRequests(config.getLimitRefreshPeriod()));
        }
    }
}
