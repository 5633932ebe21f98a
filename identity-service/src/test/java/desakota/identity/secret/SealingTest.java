package desakota.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealingTest {

    private final Sealing sealing = new Sealing("one secret of more than 32 characters");

    @Test
    void givesBackWhatItSealed() {
        var sealed = sealing.seal("a private key", "key 1");

        assertThat(sealing.open(sealed, "key 1")).isEqualTo("a private key");
        assertThat(sealed).doesNotContain("private");
    }

    @Test
    void opensNothingInAnotherContext() {
        var sealed = sealing.seal("a private key", "key 1");

        assertThatThrownBy(() -> sealing.open(sealed, "key 2"))
                .isInstanceOf(WrongKeySecretException.class);
    }

    @Test
    void opensNothingUnderAnotherSecret() {
        var sealed = sealing.seal("a private key", "key 1");
        var other = new Sealing("another secret of more than 32 characters");

        assertThatThrownBy(() -> other.open(sealed, "key 1"))
                .isInstanceOf(WrongKeySecretException.class)
                .hasNoCause()
                .hasMessageContaining("desakota.identity.key-secret");
    }

    @Test
    void derivesTheSameFromTheSameAndNothingElse() {
        var other = new Sealing("another secret of more than 32 characters");

        assertThat(sealing.derive("a")).isEqualTo(sealing.derive("a")).hasSize(32);
        assertThat(sealing.derive("a")).isNotEqualTo(sealing.derive("b"));
        assertThat(sealing.derive("a")).isNotEqualTo(other.derive("a"));
    }
}
