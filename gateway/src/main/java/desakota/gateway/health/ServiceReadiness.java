package desakota.gateway.health;

import desakota.gateway.Market;
import desakota.gateway.MarketService;

import io.netty.channel.ChannelOption;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Asks every service whether it is ready, all at once; the gateway is ready when all are. An answer
 * counts for a second, so that asking often costs the services nothing.
 */
@Configuration(proxyBeanMethods = false)
class ServiceReadiness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofSeconds(1);

    @Bean
    CompositeReactiveHealthContributor services(Market market) {
        var http =
                HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis());
        var client =
                WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
        return CompositeReactiveHealthContributor.fromMap(
                Arrays.stream(MarketService.values())
                        .collect(
                                Collectors.toMap(
                                        MarketService::id,
                                        service -> readiness(client, market, service))));
    }

    private static ReactiveHealthIndicator readiness(
            WebClient client, Market market, MarketService service) {
        var kept = ask(client, market, service).cache(KEPT);
        return () -> kept;
    }

    private static Mono<Health> ask(WebClient client, Market market, MarketService service) {
        return client.get()
                .uri(market.address(service).resolve("/actuator/health/readiness"))
                .exchangeToMono(
                        response ->
                                response.releaseBody()
                                        .thenReturn(
                                                response.statusCode().is2xxSuccessful()
                                                        ? Health.up().build()
                                                        : Health.down().build()))
                .timeout(PATIENCE)
                .onErrorResume(_ -> Mono.just(Health.down().build()));
    }
}
