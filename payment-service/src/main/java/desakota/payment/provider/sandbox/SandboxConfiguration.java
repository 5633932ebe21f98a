package desakota.payment.provider.sandbox;

import desakota.payment.provider.PaymentProvider;
import desakota.payment.qris.Merchant;
import desakota.payment.qris.Qris;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;

/** The sandbox, only where {@code desakota.sandbox} is on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("desakota.sandbox")
class SandboxConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SandboxConfiguration.class);
    private static final int SECRET_BYTES = 32;

    @Bean
    Signature sandboxSignature(SandboxProperties properties, Clock clock) {
        return new Signature(secret(properties), properties.tolerance(), clock);
    }

    @Bean
    SandboxMemory sandboxMemory(MongoTemplate mongo, Clock clock) {
        return new SandboxMemory(mongo, clock);
    }

    @Bean
    Trouble trouble(TroubleProperties properties) {
        return new Trouble(properties);
    }

    @Bean
    PaymentProvider sandbox(
            Merchant merchant,
            Signature signature,
            SandboxMemory memory,
            SandboxProperties properties,
            Trouble trouble) {
        var sandbox = new Sandbox(new Qris(merchant), signature, memory, properties);
        if (!trouble.isOn()) return sandbox;
        log.warn("The sandbox makes trouble on purpose");
        return new TroubledProvider(sandbox, trouble);
    }

    @Bean
    SandboxBank sandboxBank(
            SandboxMemory memory,
            Signature signature,
            Environment environment,
            SandboxProperties properties,
            Trouble trouble) {
        return new SandboxBank(memory, signature, environment, properties, trouble);
    }

    private static byte[] secret(SandboxProperties properties) {
        if (!properties.secret().isBlank())
            return properties.secret().getBytes(StandardCharsets.UTF_8);
        log.info("The sandbox signs with a secret of this process alone");
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
