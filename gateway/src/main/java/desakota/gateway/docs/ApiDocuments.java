package desakota.gateway.docs;

import desakota.gateway.Market;
import desakota.gateway.MarketService;

import io.netty.channel.ChannelOption;

import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Map;

/** Serves one OpenAPI document for the whole market. */
@RestController
final class ApiDocuments {

    private static final Duration PATIENCE = Duration.ofSeconds(10); // the first one is built then
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 4 << 20;

    private final Market market;
    private final JsonMapper json;
    private final WebClient client;
    private final Mono<ObjectNode> merged;

    ApiDocuments(Market market, JsonMapper json) {
        this.market = market;
        this.json = json;
        var http =
                HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000)
                        .responseTimeout(PATIENCE);
        client =
                WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .exchangeStrategies(
                                ExchangeStrategies.builder()
                                        .codecs(
                                                codecs ->
                                                        codecs.defaultCodecs()
                                                                .maxInMemorySize(MAX_BYTES))
                                        .build())
                        .build();
        merged =
                Flux.fromArray(MarketService.values())
                        .flatMap(this::read)
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .map(MergedDocument::of)
                        .cache(ApiDocuments::kept, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /**
     * All services' operations, as OpenAPI 3.1. A service that gives no document is named under
     * {@code x-unavailable}.
     */
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ObjectNode> document() {
        return merged;
    }

    private static Duration kept(JsonNode document) {
        return document.path("x-unavailable").isEmpty() ? KEPT : KEPT_INCOMPLETE;
    }

    private Mono<Map.Entry<MarketService, ObjectNode>> read(MarketService service) {
        return client.get()
                .uri(market.address(service).resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(byte[].class)
                .map(json::readTree)
                .ofType(ObjectNode.class)
                .map(document -> Map.entry(service, document))
                .onErrorComplete();
    }
}
