package desakota.identity.token;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/**
 * A person's sign-in through a client, as stored.
 *
 * @param tokens SHA-256 of every code and token it can be found by
 * @param sealed the authorization as JSON, sealed in the context of its id: whoever reads the
 *     database alone gets no token out of it
 * @param version guards against two redemptions of one code or refresh token
 * @param expiresAt when its last token does
 */
@Document("authorizations")
record StoredAuthorization(
        @Id String id,
        @Indexed List<String> tokens,
        String sealed,
        long version,
        @Indexed Instant expiresAt) {}
