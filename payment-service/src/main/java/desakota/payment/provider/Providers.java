package desakota.payment.provider;

import static java.util.Objects.requireNonNullElse;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import desakota.payment.provider.PaymentProvider.ChargeOrder;
import desakota.payment.provider.PaymentProvider.Disbursement;
import desakota.payment.provider.PaymentProvider.RefundOrder;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The providers that are set up, each behind a circuit breaker: one that keeps failing is left
 * alone for a while, so that its trouble does not become ours.
 */
@Component
public class Providers {

    private static final CircuitBreakerConfig PATIENCE =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .failureRateThreshold(50)
                    .slowCallDurationThreshold(Duration.ofSeconds(5))
                    .slowCallRateThreshold(80)
                    .waitDurationInOpenState(Duration.ofSeconds(10))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .ignoreExceptions(ProviderRefusal.class)
                    .build();

    private final Map<String, PaymentProvider> byName;
    private final CircuitBreakerRegistry breakers;
    private final String chosen;
    private final String forPayouts;

    Providers(
            ObjectProvider<PaymentProvider> providers,
            CircuitBreakerRegistry breakers,
            ProviderProperties properties) {
        this.byName =
                providers.stream().collect(toUnmodifiableMap(PaymentProvider::name, identity()));
        this.breakers = breakers;
        this.chosen = properties.provider();
        this.forPayouts = requireNonNullElse(properties.payoutProvider(), chosen);
    }

    /** The name of the provider for new payments. */
    public String chosen() {
        return chosen;
    }

    /** The name of the provider for new payouts; empty if it can't send money out. */
    public Optional<String> forPayouts() {
        return find(forPayouts).filter(PaymentProvider::disburses).map(PaymentProvider::name);
    }

    /** The provider of this name, to read its notifications; empty if it is not set up. */
    public Optional<PaymentProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@link PaymentProvider#charge} at this provider. */
    public Charge charge(String provider, ChargeOrder order) {
        return guarded(provider, at -> at.charge(order));
    }

    /** {@link PaymentProvider#cancel} at this provider. */
    public void cancel(String provider, String paymentId) {
        run(provider, at -> at.cancel(paymentId));
    }

    /** {@link PaymentProvider#refund} at this provider. */
    public void refund(String provider, RefundOrder order) {
        run(provider, at -> at.refund(order));
    }

    /** {@link PaymentProvider#disburse} at this provider. */
    public void disburse(String provider, Disbursement disbursement) {
        run(provider, at -> at.disburse(disbursement));
    }

    /** {@link PaymentProvider#status} at this provider. */
    public ChargeStatus status(String provider, String paymentId) {
        return guarded(provider, at -> at.status(paymentId));
    }

    /** {@link PaymentProvider#disbursement} at this provider. */
    public DisbursementStatus disbursement(String provider, String disbursementId) {
        return guarded(provider, at -> at.disbursement(disbursementId));
    }

    private void run(String name, Consumer<PaymentProvider> call) {
        guarded(
                name,
                provider -> {
                    call.accept(provider);
                    return provider;
                });
    }

    private <T> T guarded(String name, Function<PaymentProvider, T> call) {
        var provider = byName.get(name);
        if (provider == null) throw new ProviderUnavailable("No provider " + name, null);
        Supplier<T> guarded =
                CircuitBreaker.decorateSupplier(
                        breakers.circuitBreaker("provider-" + name, PATIENCE),
                        () -> call.apply(provider));
        try {
            return guarded.get();
        } catch (ProviderRefusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProviderUnavailable(name + " can't be asked: " + e.getMessage(), e);
        }
    }
}
