package desakota.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretHashesTest {

    private final SecretHashes hashes = new SecretHashes();

    @Test
    void matchTheSecretTheyWereMadeFrom() {
        var hash = hashes.hash("kopi pagi");

        assertThat(hash).startsWith("{bcrypt}");
        assertThat(hashes.matches("kopi pagi", hash)).isTrue();
        assertThat(new SecretHashes().matches("kopi pagi", hash)).isTrue();
        assertThat(hashes.matches("kopi sore", hash)).isFalse();
    }

    @Test
    void doNotRememberASecretForAnotherHash() {
        var before = hashes.hash("kopi pagi");
        var after = hashes.hash("kopi sore");

        assertThat(hashes.matches("kopi pagi", before)).isTrue();
        assertThat(hashes.matches("kopi pagi", after)).isFalse();
    }

    @Test
    void matchNothingThatIsTooLongOrMissing() {
        var hash = hashes.hash("a".repeat(SecretHashes.MAX_BYTES));

        assertThat(hashes.matches("a".repeat(SecretHashes.MAX_BYTES + 1), hash)).isFalse();
        assertThat(hashes.matches(null, hash)).isFalse();
        assertThat(hashes.matchesNobody()).isFalse();
    }
}
