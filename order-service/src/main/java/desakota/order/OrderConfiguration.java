package desakota.order;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The stored orders, and who may call what. Whose order it is, each feature checks itself. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    Aggregates<Order, OrderEvent> orders(AggregatesFactory factory) {
        return factory.of(Order.class, OrderEvent.class);
    }

    @Bean
    AccessRules orderAccessRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST,
                                "/api/orders",
                                "/api/orders/*/cancellation",
                                "/api/orders/*/receipt",
                                "/api/orders/*/claims",
                                "/api/orders/*/claim-photos")
                        .hasRole(Role.BUYER.name())
                        .requestMatchers(HttpMethod.PUT, "/api/orders/*/delivery-address")
                        .hasRole(Role.BUYER.name())
                        .requestMatchers(HttpMethod.POST, "/api/orders/*/parts/*/cancellation")
                        .hasAnyRole(
                                Role.PRODUCER.name(), Role.HUB_OPERATOR.name(), Role.ADMIN.name())
                        .requestMatchers(HttpMethod.GET, "/api/orders/claims")
                        .hasAnyRole(Role.FINANCE.name(), Role.ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/orders/claims/*/resolution")
                        .hasRole(Role.FINANCE.name());
    }
}
