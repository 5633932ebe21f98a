package desakota.logistics;

import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what. Whose hub, parcel or task it is, each feature checks itself. */
@Configuration(proxyBeanMethods = false)
class LogisticsAccess {

    @Bean
    AccessRules logisticsAccessRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET, "/api/logistics/hubs", "/api/logistics/tracking/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/logistics/quotes")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/logistics/hubs/*/cash",
                                "/api/logistics/hubs/*/hand-ins",
                                "/api/logistics/hubs/*/deposits")
                        .hasAnyRole(
                                Role.HUB_OPERATOR.name(), Role.FINANCE.name(), Role.ADMIN.name())
                        .requestMatchers("/api/logistics/hubs/**")
                        .hasRole(Role.HUB_OPERATOR.name())
                        .requestMatchers("/api/logistics/courier/**")
                        .hasRole(Role.COURIER.name())
                        .requestMatchers(HttpMethod.POST, "/api/logistics/proofs")
                        .hasRole(Role.COURIER.name())
                        .requestMatchers("/api/logistics/reviews/**")
                        .hasAnyRole(Role.HUB_OPERATOR.name(), Role.ADMIN.name());
    }
}
