package desakota.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** An issuer with one key. */
final class Tokens {

    static final String ISSUER = "http://issuer.example";

    private final RSAKey key;

    Tokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String keys() {
        return new JWKSet(key).toPublicJWKSet().toString();
    }

    String of(String account) {
        return of(account, ISSUER, Duration.ofMinutes(5));
    }

    String of(String account, String issuer, Duration lifetime) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(account)
                        .issuer(issuer)
                        .expirationTime(Date.from(Instant.now().plus(lifetime)))
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }
}
