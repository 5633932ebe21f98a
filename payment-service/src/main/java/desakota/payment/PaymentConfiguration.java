package desakota.payment;

import desakota.events.OrderEvent;
import desakota.events.PaymentEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.consume.Subscription;
import desakota.kit.security.AccessRules;
import desakota.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** How payments are stored, what they listen to, and who may call what. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    Aggregates<Payment, PaymentEvent> payments(AggregatesFactory factory) {
        return factory.of(Payment.class, PaymentEvent.class);
    }

    @Bean
    Subscription<OrderEvent> orders(OrderListener listener) {
        return new Subscription<>(OrderEvent.class, listener::on);
    }

    @Bean
    Subscription<PaymentEvent> paymentFacts(PaymentFactListener listener) {
        return new Subscription<>(PaymentEvent.class, listener::on);
    }

    /** Notifications carry no token but a signature; the sandbox belongs to everybody. */
    @Bean
    AccessRules paymentAccess() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST,
                                "/api/payments/webhooks/*",
                                "/api/payments/*/sandbox-settlement",
                                "/api/payments/*/sandbox-chargeback",
                                "/api/payments/payouts/*/sandbox-bounce")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/payments/payouts",
                                "/api/payments/*/refunds",
                                "/api/payments/*/hand-refunds")
                        .hasRole(Role.FINANCE.name())
                        .requestMatchers("/api/ledger/trial-balance", "/api/payments/stuck-refunds")
                        .hasRole(Role.FINANCE.name());
    }
}
