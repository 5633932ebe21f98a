package desakota.payment.reconcile;

import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may see and close differences. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    AccessRules differenceAccess() {
        var all = "/api/payments/differences";
        return requests ->
                requests.requestMatchers(HttpMethod.GET, all)
                        .hasAnyRole(Role.FINANCE.name(), Role.ADMIN.name())
                        .requestMatchers(HttpMethod.POST, all + "/*/closure")
                        .hasRole(Role.FINANCE.name());
    }
}
