package desakota.payment.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who moves the money.
 *
 * @param provider the name of the provider for new payments
 * @param payoutProvider the name of the provider for new payouts; null: the same
 */
@ConfigurationProperties("desakota.payment")
record ProviderProperties(
        @DefaultValue("sandbox") String provider, @Nullable String payoutProvider) {}
