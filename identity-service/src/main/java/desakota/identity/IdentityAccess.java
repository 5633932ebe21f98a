package desakota.identity;

import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what. */
@Configuration(proxyBeanMethods = false)
class IdentityAccess {

    @Bean
    AccessRules accessRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/accounts")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/accounts/vouched")
                        .hasRole(Role.HUB_OPERATOR.name());
    }
}
