package desakota.identity.key;

import desakota.kit.KitProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs and checks with the key ring. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    JwtEncoder jwtEncoder(KeyRing keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(_ -> keys.current());
        return encoder;
    }

    /** This service asks itself for the keys, not its own door. */
    @Bean
    @Primary
    NimbusJwtDecoder accessTokens(KeyRing keys, KitProperties properties) {
        return keys.decoder(properties.issuer());
    }
}
