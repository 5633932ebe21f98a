package desakota.identity.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes an authorization as JSON and reads it again. The open-ended parts, attributes and token
 * metadata, are written with Spring Security's own mixins, which name the types that may come back.
 */
@Component
final class AuthorizationJson {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper plain = JsonMapper.builder().build();
    private final JsonMapper typed =
            JsonMapper.builder()
                    .addModules(
                            SecurityJacksonModules.getModules(
                                    AuthorizationJson.class.getClassLoader()))
                    .build();
    private final Clients clients;

    AuthorizationJson(Clients clients) {
        this.clients = clients;
    }

    /** A code or token in it, with its OAuth name as type. */
    record SavedToken(
            String type,
            String value,
            Instant issuedAt,
            Instant expiresAt,
            Map<String, Object> metadata) {}

    private record Saved(
            String clientId,
            String principal,
            String grantType,
            Set<String> scopes,
            String attributes,
            List<SavedTokenText> tokens) {}

    private record SavedTokenText(
            String type, String value, Instant issuedAt, Instant expiresAt, String metadata) {}

    String write(OAuth2Authorization authorization) {
        return plain.writeValueAsString(
                new Saved(
                        authorization.getRegisteredClientId(),
                        authorization.getPrincipalName(),
                        authorization.getAuthorizationGrantType().getValue(),
                        authorization.getAuthorizedScopes(),
                        typed.writeValueAsString(authorization.getAttributes()),
                        tokens(authorization).stream().map(this::text).toList()));
    }

    private SavedTokenText text(SavedToken token) {
        return new SavedTokenText(
                token.type(),
                token.value(),
                token.issuedAt(),
                token.expiresAt(),
                typed.writeValueAsString(token.metadata()));
    }

    OAuth2Authorization read(String id, String json) {
        var saved = plain.readValue(json, Saved.class);
        RegisteredClient client = Objects.requireNonNull(clients.findById(saved.clientId()));
        var builder =
                OAuth2Authorization.withRegisteredClient(client)
                        .id(id)
                        .principalName(saved.principal())
                        .authorizationGrantType(new AuthorizationGrantType(saved.grantType()))
                        .authorizedScopes(saved.scopes())
                        .attributes(all -> all.putAll(typed.readValue(saved.attributes(), MAP)));
        for (var token : saved.tokens()) {
            var metadata = typed.readValue(token.metadata(), MAP);
            builder.token(token(token, metadata, saved.scopes()), all -> all.putAll(metadata));
        }
        return builder.build();
    }

    private static OAuth2Token token(
            SavedTokenText token, Map<String, Object> metadata, Set<String> scopes) {
        var value = token.value();
        var from = token.issuedAt();
        var to = token.expiresAt();
        return switch (token.type()) {
            case OAuth2ParameterNames.CODE -> new OAuth2AuthorizationCode(value, from, to);
            case OAuth2ParameterNames.REFRESH_TOKEN -> new OAuth2RefreshToken(value, from, to);
            case OAuth2ParameterNames.ACCESS_TOKEN ->
                    new OAuth2AccessToken(
                            OAuth2AccessToken.TokenType.BEARER, value, from, to, scopes);
            case OidcParameterNames.ID_TOKEN ->
                    new OidcIdToken(value, from, to, claimsOf(metadata));
            default -> throw new IllegalStateException("Unknown token type " + token.type());
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> claimsOf(Map<String, Object> metadata) {
        return (Map<String, Object>)
                Objects.requireNonNull(metadata.get(Token.CLAIMS_METADATA_NAME));
    }

    /** Its code and tokens. */
    static List<SavedToken> tokens(OAuth2Authorization authorization) {
        return Stream.of(
                        saved(
                                OAuth2ParameterNames.CODE,
                                authorization.getToken(OAuth2AuthorizationCode.class)),
                        saved(OAuth2ParameterNames.ACCESS_TOKEN, authorization.getAccessToken()),
                        saved(OAuth2ParameterNames.REFRESH_TOKEN, authorization.getRefreshToken()),
                        saved(
                                OidcParameterNames.ID_TOKEN,
                                authorization.getToken(OidcIdToken.class)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SavedToken> saved(String type, @Nullable Token<?> token) {
        if (token == null) return List.of();
        var value = token.getToken();
        return List.of(
                new SavedToken(
                        type,
                        value.getTokenValue(),
                        Objects.requireNonNull(value.getIssuedAt()),
                        Objects.requireNonNull(value.getExpiresAt()),
                        token.getMetadata()));
    }
}
