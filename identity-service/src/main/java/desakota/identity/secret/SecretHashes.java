package desakota.identity.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes secrets with bcrypt and remembers for some minutes which of them matched. A machine that
 * fetches a token per request would else cost 60 ms of CPU each time. What is remembered is an HMAC
 * of secret and hash under a key of this process: it says nothing about the secret outside of it,
 * and a new password has a new hash, so nothing remembered counts for it. What did not match is
 * never remembered: guessing stays slow.
 */
@Component
public final class SecretHashes implements PasswordEncoder {

    /** bcrypt looks at no more than this. */
    public static final int MAX_BYTES = 72;

    private static final int COST = 10;
    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final PasswordEncoder hashes =
            new DelegatingPasswordEncoder(
                    "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));
    private final SecretKeySpec processKey = processKey();
    private final Cache<String, Boolean> matched =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();
    private final String nobodys = "{bcrypt}" + new BCryptPasswordEncoder(COST).encode("nobody");

    private static SecretKeySpec processKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : hash(secret);
    }

    /** The secret's hash, with its algorithm: {@code {bcrypt}$2a$10$…}. */
    public String hash(CharSequence secret) {
        var hash = hashes.encode(secret);
        if (hash == null) throw new IllegalArgumentException("no secret");
        // Somebody who just set a password signs in next.
        matched.put(mark(secret, hash), true);
        return hash;
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (secret == null || hash == null || isTooLong(secret)) return matchesNobody();
        var mark = mark(secret, hash);
        if (matched.getIfPresent(mark) != null) return true;
        if (!hashes.matches(secret, hash)) return false;
        matched.put(mark, true);
        return true;
    }

    /** False, after as long as a wrong secret takes: nobody learns which accounts there are. */
    public boolean matchesNobody() {
        var _ = hashes.matches("somebody", nobodys);
        return false;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }

    private static boolean isTooLong(CharSequence secret) {
        return secret.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    private String mark(CharSequence secret, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(processKey);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var marked = mac.doFinal(secret.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(marked);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
