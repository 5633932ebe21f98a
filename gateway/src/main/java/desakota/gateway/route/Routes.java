package desakota.gateway.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.PERMANENT_REDIRECT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import desakota.gateway.Market;
import desakota.gateway.MarketService;

import org.springframework.cloud.gateway.filter.factory.cache.LocalResponseCacheGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.server.WebFilter;

import reactor.netty.http.client.PrematureCloseException;

import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The market's paths. What is not named here is not reachable: no service's {@code /internal} or
 * {@code /actuator} has a route.
 *
 * <p>Each service has a route for reads, which may be repeated, and one for the rest, which never
 * is: a repeated POST could order twice. In front of them are the exceptions: public answers that
 * are kept for seconds, the live timeline, and uploads.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final Market market;
    private final RouteProperties properties;
    private final LocalResponseCacheGatewayFilterFactory cache;

    Routes(
            Market market,
            RouteProperties properties,
            LocalResponseCacheGatewayFilterFactory cache) {
        this.market = market;
        this.properties = properties;
        this.cache = cache;
    }

    /**
     * {@code /api/orders/} is {@code /api/orders}, before any rule looks at the path. A browser at
     * {@code /docs/} is sent to {@code /docs}.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter withoutTrailingSlash() {
        return UrlHandlerFilter.trailingSlashHandler("/api/**")
                .mutateRequest()
                .trailingSlashHandler("/docs/")
                .redirect(PERMANENT_REDIRECT)
                .build();
    }

    @Bean
    RouteLocator marketRoutes(RouteLocatorBuilder builder) {
        var routes = builder.routes();
        keepPublicAnswers(
                routes,
                "products",
                properties.productsKept(),
                "/api/catalog/products",
                "/api/catalog/products/{idOrSlug}");
        keepPublicAnswers(
                routes,
                "lists",
                properties.listsKept(),
                "/api/catalog/categories",
                "/api/catalog/regions",
                "/api/catalog/producers",
                "/api/catalog/producers/{id}");
        streamTimeline(routes);
        passUpload(routes, MarketService.CATALOG, "/api/catalog/products/{id}/photos");
        passUpload(routes, MarketService.LOGISTICS, "/api/logistics/proofs");
        for (var service : MarketService.values()) {
            passReads(routes, service);
            passWrites(routes, service);
            passAdministration(routes, service);
            passDocument(routes, service);
        }
        return routes.build();
    }

    /**
     * Only requests without a token are answered from the cache: who signs in and changes something
     * sees it at once. Only 200 answers are kept. A cookie or a range must not shape an answer that
     * others get.
     */
    private void keepPublicAnswers(
            RouteLocatorBuilder.Builder routes, String name, Duration kept, String... paths) {
        var id = "catalog-public-" + name;
        route(
                routes,
                id,
                MarketService.CATALOG,
                path ->
                        path.path(paths)
                                .and()
                                .method(GET)
                                .and()
                                .not(request -> request.header(HttpHeaders.AUTHORIZATION)),
                filters ->
                        repeated(
                                filters.removeRequestHeader(HttpHeaders.COOKIE)
                                        .removeRequestHeader(HttpHeaders.RANGE)
                                        .removeResponseHeader(HttpHeaders.SET_COOKIE)
                                        .filter(
                                                cache.apply(
                                                        id,
                                                        config ->
                                                                config.setTimeToLive(kept)
                                                                        .setSize(
                                                                                properties
                                                                                        .cacheSize())))));
    }

    /** Stays open as long as both sides want, so there is no limit to its time and no repeating. */
    private void streamTimeline(RouteLocatorBuilder.Builder routes) {
        routes.route(
                "order-timeline-live",
                path ->
                        path.path("/api/orders/{id}/timeline")
                                .and()
                                .method(GET)
                                .and()
                                .predicate(
                                        exchange ->
                                                exchange.getRequest()
                                                        .getHeaders()
                                                        .getAccept()
                                                        .contains(MediaType.TEXT_EVENT_STREAM))
                                .filters(GatewayFilterSpec::preserveHostHeader)
                                .metadata("service", MarketService.ORDER)
                                .metadata(RESPONSE_TIMEOUT_ATTR, -1)
                                .uri(market.address(MarketService.ORDER)));
    }

    /** Streams to the service. A slow line must not open the service's circuit: there is none. */
    private void passUpload(
            RouteLocatorBuilder.Builder routes, MarketService service, String path) {
        routes.route(
                service.id() + "-upload",
                request ->
                        request.path(path)
                                .and()
                                .method(POST)
                                .filters(GatewayFilterSpec::preserveHostHeader)
                                .metadata("service", service)
                                .metadata(
                                        RESPONSE_TIMEOUT_ATTR,
                                        properties.uploadTimeout().toMillis())
                                .uri(market.address(service)));
    }

    private void passReads(RouteLocatorBuilder.Builder routes, MarketService service) {
        route(
                routes,
                service.id() + "-read",
                service,
                path -> path.path(service.paths().toArray(String[]::new)).and().method(GET, HEAD),
                this::repeated);
    }

    private void passWrites(RouteLocatorBuilder.Builder routes, MarketService service) {
        route(
                routes,
                service.id() + "-write",
                service,
                path -> path.path(service.paths().toArray(String[]::new)),
                UnaryOperator.identity());
    }

    /**
     * Each service has its administration at {@code /api/admin}; here the path names the service.
     */
    private void passAdministration(RouteLocatorBuilder.Builder routes, MarketService service) {
        route(
                routes,
                service.id() + "-administration",
                service,
                path -> path.path("/api/admin/%s/**".formatted(service.id())),
                filters ->
                        filters.rewritePath(
                                "/api/admin/%s/(?<rest>.*)".formatted(service.id()),
                                "/api/admin/${rest}"));
    }

    private void passDocument(RouteLocatorBuilder.Builder routes, MarketService service) {
        route(
                routes,
                service.id() + "-document",
                service,
                path -> path.path("/v3/api-docs/" + service.id()).and().method(GET, HEAD),
                filters -> repeated(filters.setPath("/v3/api-docs")));
    }

    private void route(
            RouteLocatorBuilder.Builder routes,
            String id,
            MarketService service,
            Function<PredicateSpec, BooleanSpec> path,
            UnaryOperator<GatewayFilterSpec> filters) {
        routes.route(id, request -> guarded(path.apply(request), service, filters));
    }

    /** The circuit counts a request once, with its repeats: it goes around them. */
    private Buildable<Route> guarded(
            BooleanSpec path, MarketService service, UnaryOperator<GatewayFilterSpec> filters) {
        return path.filters(
                        specification ->
                                filters.apply(
                                        specification
                                                .preserveHostHeader()
                                                .circuitBreaker(
                                                        circuit -> circuit.setName(service.id()))))
                .metadata("service", service)
                .uri(market.address(service));
    }

    @SuppressWarnings("unchecked") // the varargs of setExceptions
    private GatewayFilterSpec repeated(GatewayFilterSpec filters) {
        return filters.retry(
                retry ->
                        retry.setRetries(properties.getRetries())
                                .setMethods(GET)
                                .setSeries()
                                .setStatuses(BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT)
                                .setExceptions(
                                        ConnectException.class, PrematureCloseException.class)
                                .setBackoff(
                                        Duration.ofMillis(50), Duration.ofMillis(200), 2, true));
    }
}
