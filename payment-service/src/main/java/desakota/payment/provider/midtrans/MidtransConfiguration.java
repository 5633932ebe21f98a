package desakota.payment.provider.midtrans;

import desakota.payment.provider.PaymentProvider;

import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

import java.time.Clock;

/**
 * Midtrans, where it is chosen for new payments or has a key: payments that it took before another
 * provider was chosen are still its own.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(MidtransConfiguration.IsSetUp.class)
class MidtransConfiguration {

    private static final String SERVER_KEY = "desakota.payment.midtrans.server-key";

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return Midtrans.NAME.equals(environment.getProperty("desakota.payment.provider"))
                    || StringUtils.hasText(environment.getProperty(SERVER_KEY));
        }
    }

    @Bean
    PaymentProvider midtrans(
            MidtransProperties properties,
            RetryRegistry retries,
            ObservationRegistry observations,
            Clock clock) {
        if (properties.serverKey().isBlank())
            throw new InvalidConfigurationPropertyValueException(
                    SERVER_KEY,
                    "",
                    "Midtrans takes the payments here (desakota.payment.provider), but there is no"
                            + " server key. Set MIDTRANS_SERVER_KEY in the environment.");
        return new Midtrans(new MidtransApi(properties, retries, observations), properties, clock);
    }
}
