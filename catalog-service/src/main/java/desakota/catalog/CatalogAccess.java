package desakota.catalog;

import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/**
 * Who may call what: anybody reads; those who sell, and those who act for them, write. Who runs the
 * market sells nothing, but mends what was written.
 */
@Configuration(proxyBeanMethods = false)
class CatalogAccess {

    private static final String[] SELLERS = {Role.PRODUCER.name(), Role.HUB_OPERATOR.name()};

    private static final String[] WRITERS = {
        Role.PRODUCER.name(), Role.HUB_OPERATOR.name(), Role.ADMIN.name()
    };

    @Bean
    AccessRules catalogRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/catalog/products/*/history")
                        .hasAnyRole(SELLERS)
                        .requestMatchers(HttpMethod.GET, "/api/catalog/**")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.PATCH,
                                "/api/catalog/products/*",
                                "/api/catalog/producers/*")
                        .hasAnyRole(WRITERS)
                        .requestMatchers(HttpMethod.POST, "/api/catalog/producers")
                        .hasAnyRole(WRITERS)
                        .requestMatchers("/api/catalog/**")
                        .hasAnyRole(SELLERS);
    }
}
