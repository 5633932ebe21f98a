package desakota.catalog;

import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what: anybody reads; those who sell, and those who act for them, write. */
@Configuration(proxyBeanMethods = false)
class CatalogAccess {

    private static final String[] SELLERS = {
        Role.PRODUCER.name(), Role.HUB_OPERATOR.name(), Role.ADMIN.name()
    };

    @Bean
    AccessRules catalogRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/catalog/products/*/history")
                        .hasAnyRole(SELLERS)
                        .requestMatchers(HttpMethod.GET, "/api/catalog/**")
                        .permitAll()
                        .requestMatchers("/api/catalog/**")
                        .hasAnyRole(SELLERS);
    }
}
