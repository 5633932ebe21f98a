package desakota.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import desakota.identity.IdentityProperties;
import desakota.identity.secret.Sealing;
import desakota.kit.Ids;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The keys that sign tokens, taking turns. A new key is published a while before it signs, so that
 * every instance and every service knows it by then; an old one stays published until the last
 * token it signed has expired. All instances read the same keys from the database, and one of them
 * makes the next: the key's number is unique.
 */
@Component
public final class KeyRing implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    /** Longer than the time between two refreshes, by a wide margin. */
    static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);

    /** Beyond the lifetime of access tokens: sign-in cookies and clocks that differ. */
    static final Duration SLACK = Duration.ofDays(1);

    private final MongoTemplate mongo;
    private final Sealing sealing;
    private final IdentityProperties properties;
    private final Clock clock;
    private volatile List<Turn> turns;

    private record Turn(RSAKey key, Instant from) {}

    public KeyRing(
            MongoTemplate mongo, Sealing sealing, IdentityProperties properties, Clock clock) {
        this.mongo = mongo;
        this.sealing = sealing;
        this.properties = properties;
        this.clock = clock;
        this.turns = read();
    }

    /** Takes in what other instances have made, makes the next key when it is time. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void refresh() {
        turns = read();
    }

    /** The key whose turn it is. */
    public RSAKey current() {
        var now = clock.instant();
        return turns.stream()
                .filter(turn -> !turn.from().isAfter(now))
                .max(Comparator.comparing(Turn::from))
                .orElse(turns.getFirst())
                .key();
    }

    /** Those published keys, with their private parts, that the selector wants. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(turns.stream().<JWK>map(Turn::key).toList()));
    }

    /** Checks tokens that were signed here in this issuer's name. */
    public NimbusJwtDecoder decoder(String issuer) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, this));
        // The validator below does it, with Spring's messages.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    private List<Turn> read() {
        var stored = stored();
        if (isNextDue(stored)) {
            makeNext(stored);
            stored = stored();
        }
        var kept = withoutOutdated(stored);
        return kept.stream().map(key -> new Turn(open(key), key.signsFrom())).toList();
    }

    private List<SigningKey> stored() {
        return mongo.find(new Query().with(Sort.by("_id")), SigningKey.class);
    }

    private boolean isNextDue(List<SigningKey> stored) {
        if (stored.isEmpty()) return true;
        var turnEnds = stored.getLast().signsFrom().plus(properties.keyLifetime());
        return !turnEnds.isAfter(clock.instant().plus(PUBLISHED_AHEAD));
    }

    private void makeNext(List<SigningKey> stored) {
        var now = clock.instant();
        var number = stored.isEmpty() ? 1 : stored.getLast().number() + 1;
        var key = generate();
        var fresh =
                new SigningKey(
                        number,
                        key.getKeyID(),
                        key.toPublicJWK().toJSONString(),
                        sealing.seal(key.toJSONString(), key.getKeyID()),
                        stored.isEmpty() ? now : now.plus(PUBLISHED_AHEAD));
        try {
            mongo.insert(fresh);
            log.info("Signing key {} signs from {}", fresh.number(), fresh.signsFrom());
        } catch (DuplicateKeyException _) {
            log.info("Signing key {} was made by another instance", fresh.number());
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(Ids.next())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SigningKey> withoutOutdated(List<SigningKey> stored) {
        var kept = new ArrayList<SigningKey>();
        for (int i = 0; i < stored.size(); i++) {
            var key = stored.get(i);
            var isOutdated =
                    i + 1 < stored.size()
                            && lastTokenEnds(stored.get(i + 1)).isBefore(clock.instant());
            if (isOutdated) mongo.remove(key);
            else kept.add(key);
        }
        return kept;
    }

    private Instant lastTokenEnds(SigningKey successor) {
        return successor.signsFrom().plus(properties.accessTokenLifetime()).plus(SLACK);
    }

    private RSAKey open(SigningKey key) {
        try {
            return RSAKey.parse(sealing.open(key.sealedKey(), key.kid()));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
