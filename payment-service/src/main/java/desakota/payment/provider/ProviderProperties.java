package desakota.payment.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who moves the money.
 *
 * @param provider the name of the provider for new payments and for payouts
 */
@ConfigurationProperties("desakota.payment")
record ProviderProperties(@DefaultValue("sandbox") String provider) {}
