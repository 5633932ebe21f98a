package desakota.identity.account;

import desakota.identity.secret.SecretHashes;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken, after NIST SP 800-63B section 3.1.1.2: long enough and none of those
 * that everybody tries first; no rules about digits and signs.
 */
@Component
final class PasswordRule {

    static final int MIN_CHARACTERS = 8;

    private final Set<String> common = readCommon();

    private static Set<String> readCommon() {
        try {
            return new ClassPathResource("identity/common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes on only with a password that may be used.
     *
     * @param name of the account's owner
     * @throws Refusal 422 with what is wrong with it
     */
    void check(String password, String name, @Nullable PhoneNumber phone) {
        faultOf(password, name, phone)
                .ifPresent(
                        fault -> {
                            throw new Refusal(new Invalid("password", fault));
                        });
    }

    /** What is wrong with it, if anything. */
    Optional<String> faultOf(String password, String name, @Nullable PhoneNumber phone) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS)
            return Optional.of("Take a password of at least 8 characters.");
        if (password.getBytes(StandardCharsets.UTF_8).length > SecretHashes.MAX_BYTES)
            return Optional.of("Take a password of at most 72 bytes.");
        if (isEasy(password.toLowerCase(Locale.ROOT), name, phone))
            return Optional.of("This password is too easy to guess. Take another one.");
        return Optional.empty();
    }

    private boolean isEasy(String password, String name, @Nullable PhoneNumber phone) {
        return common.contains(password)
                || password.chars().distinct().count() < 3
                || password.equals(name.toLowerCase(Locale.ROOT))
                || (phone != null && isNumber(password, phone));
    }

    private static boolean isNumber(String password, PhoneNumber phone) {
        return PhoneNumber.parse(password).filter(phone::equals).isPresent();
    }
}
