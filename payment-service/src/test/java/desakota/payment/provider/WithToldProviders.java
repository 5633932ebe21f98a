package desakota.payment.provider;

import desakota.kit.test.Backends;
import desakota.payment.PaymentService;
import desakota.payment.payout.Meeting;

import org.junit.jupiter.api.Timeout;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The service without the sandbox, with providers that do as they are told: one that is asked about
 * payments, and two for payouts, of which the present one is chosen for new ones.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {PaymentService.class, WithToldProviders.Providing.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,payment-service",
            "spring.application.name=payment-service-with-told-providers",
            "desakota.sandbox=false",
            "desakota.payment.provider=knowing",
            "desakota.payment.payout-provider=present",
            "desakota.payment.payout-sweep=200ms",
            "desakota.payment.reconcile-every=300ms",
            "desakota.payment.reconcile-sweep=100ms"
        })
@ContextConfiguration(initializers = Backends.class)
@Timeout(60)
public @interface WithToldProviders {

    /** The providers. */
    @TestConfiguration(proxyBeanMethods = false)
    class Providing {

        @Bean
        KnowingProvider knowing() {
            return new KnowingProvider();
        }

        @Bean
        NotingProvider former() {
            return new NotingProvider("former");
        }

        @Bean
        NotingProvider present() {
            return new NotingProvider("present");
        }

        @Bean
        Meeting meeting() {
            return new Meeting();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer meetingListener(Meeting meeting) {
            return settings -> settings.addCommandListener(meeting);
        }
    }
}
