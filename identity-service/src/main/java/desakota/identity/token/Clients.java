package desakota.identity.token;

import desakota.identity.IdentityProperties;
import desakota.identity.IdentityProperties.WebShop;
import desakota.identity.secret.SecretHashes;
import desakota.kit.KitProperties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

import java.util.Set;

/** The programs that people sign in through: the web shop. Accounts are clients for themselves. */
@Component
final class Clients implements RegisteredClientRepository {

    private static final Logger log = LoggerFactory.getLogger(Clients.class);
    private static final String WEB_SHOP = "web-shop";

    private final MongoTemplate mongo;
    private final SecretHashes hashes;
    private final IdentityProperties properties;
    private final String home;

    /** A client as stored. */
    @Document("clients")
    record Client(@Id String id, String secretHash, Set<String> redirectUris) {}

    Clients(
            MongoTemplate mongo,
            SecretHashes hashes,
            IdentityProperties properties,
            KitProperties market) {
        this.mongo = mongo;
        this.hashes = hashes;
        this.properties = properties;
        this.home = market.issuer() + "/";
        var secret = properties.webShop().secret();
        if (secret == null || secret.isEmpty())
            log.info("No desakota.identity.web-shop.secret: the web shop can't sign people in");
        else register(properties.webShop(), secret);
    }

    private void register(WebShop shop, String secret) {
        var known = mongo.findById(WEB_SHOP, Client.class);
        if (known != null
                && known.redirectUris().equals(shop.redirectUris())
                && hashes.matches(secret, known.secretHash())) return;
        mongo.save(new Client(WEB_SHOP, hashes.hash(secret), shop.redirectUris()));
    }

    boolean isRegistered(String clientId) {
        return clientId.equals(WEB_SHOP);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        if (!isRegistered(id)) return null;
        var client = mongo.findById(id, Client.class);
        return client == null ? null : toRegistered(client);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return findById(clientId);
    }

    /** Takes over a hash that was made anew. */
    @Override
    public void save(RegisteredClient client) {
        var hash = client.getClientSecret();
        if (hash != null) mongo.save(new Client(client.getId(), hash, client.getRedirectUris()));
    }

    private RegisteredClient toRegistered(Client client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .postLogoutRedirectUri(home)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(properties.accessTokenLifetime())
                                .refreshTokenTimeToLive(properties.refreshTokenLifetime())
                                .reuseRefreshTokens(false)
                                .build())
                .build();
    }
}
