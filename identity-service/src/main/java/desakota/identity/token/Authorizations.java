package desakota.identity.token;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.identity.secret.Sealing;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;

/**
 * The sign-ins of people, with their codes and refresh tokens, for all instances. A code or refresh
 * token is redeemed once: of two at the same moment, one is refused. Tokens of client credentials
 * are not stored: they say everything themselves, and a load test would leave thousands.
 */
@Component
final class Authorizations implements OAuth2AuthorizationService {

    private static final String VERSION = "desakota.version";

    private final MongoTemplate mongo;
    private final AuthorizationJson json;
    private final Sealing sealing;
    private final Clock clock;

    Authorizations(MongoTemplate mongo, AuthorizationJson json, Sealing sealing, Clock clock) {
        this.mongo = mongo;
        this.json = json;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (authorization
                .getAuthorizationGrantType()
                .equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) return;
        Long known = authorization.getAttribute(VERSION);
        if (known == null) mongo.insert(stored(authorization, 1));
        else replace(stored(authorization, known + 1), known);
    }

    private void replace(StoredAuthorization next, long version) {
        var asFound = query(where("_id").is(next.id()).and("version").is(version));
        if (mongo.findAndReplace(asFound, next) == null)
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    private StoredAuthorization stored(OAuth2Authorization authorization, long version) {
        var tokens = AuthorizationJson.tokens(authorization);
        var expiresAt =
                tokens.stream()
                        .map(AuthorizationJson.SavedToken::expiresAt)
                        .max(Comparator.naturalOrder())
                        .orElse(clock.instant());
        return new StoredAuthorization(
                authorization.getId(),
                tokens.stream().map(token -> digest(token.value())).toList(),
                sealing.seal(json.write(withoutVersion(authorization)), authorization.getId()),
                version,
                expiresAt);
    }

    private static OAuth2Authorization withoutVersion(OAuth2Authorization authorization) {
        return OAuth2Authorization.from(authorization)
                .attributes(attributes -> attributes.remove(VERSION))
                .build();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        mongo.remove(query(where("_id").is(authorization.getId())), StoredAuthorization.class);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        var stored = mongo.findById(id, StoredAuthorization.class);
        return stored == null ? null : read(stored);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        var stored =
                mongo.findOne(query(where("tokens").is(digest(token))), StoredAuthorization.class);
        if (stored == null) return null;
        var authorization = read(stored);
        return isOfType(authorization, token, tokenType) ? authorization : null;
    }

    private static boolean isOfType(
            OAuth2Authorization authorization, String token, @Nullable OAuth2TokenType type) {
        return AuthorizationJson.tokens(authorization).stream()
                .filter(saved -> saved.value().equals(token))
                .anyMatch(saved -> type == null || saved.type().equals(type.getValue()));
    }

    private OAuth2Authorization read(StoredAuthorization stored) {
        var authorization = json.read(stored.id(), sealing.open(stored.sealed(), stored.id()));
        return OAuth2Authorization.from(authorization).attribute(VERSION, stored.version()).build();
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets what has expired. */
    @Scheduled(fixedDelayString = "PT10M")
    public void forget() {
        mongo.remove(query(where("expiresAt").lt(clock.instant())), StoredAuthorization.class);
    }
}
