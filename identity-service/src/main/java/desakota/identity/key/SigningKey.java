package desakota.identity.key;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/**
 * A key as stored.
 *
 * @param number counts up; being the id, it lets one of several instances make the next key
 * @param kid names it in a token's header
 * @param publicKey its public part as a JWK, RFC 7517
 * @param sealedKey the whole JWK, sealed in the context of its kid
 * @param signsFrom when its turn begins; it is published from the moment it is made
 */
@Document("signing_keys")
record SigningKey(
        @Id long number, String kid, String publicKey, String sealedKey, Instant signsFrom) {}
