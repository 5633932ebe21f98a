package desakota.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A delivery code's hash. */
class DeliveryCodeKeyTest {

    private static final String SECRET = "a secret of these tests, long enough";
    private static final DeliveryCodeKey KEY = new DeliveryCodeKey(SECRET);

    @Test
    void isTheSameForTheSameCodeOfTheSameOrderOnly() {
        var hash = KEY.hash("order-1", "042017");

        assertThat(hash).hasSize(43).doesNotContain("042017");
        assertThat(new DeliveryCodeKey(SECRET).hash("order-1", "042017")).isEqualTo(hash);
        assertThat(KEY.hash("order-2", "042017")).isNotEqualTo(hash);
        assertThat(KEY.hash("order-1", "042018")).isNotEqualTo(hash);
    }

    @Test
    void canNotBeMadeWithAnotherSecret() {
        var other = new DeliveryCodeKey(SECRET + "!");

        assertThat(other.hash("order-1", "042017")).isNotEqualTo(KEY.hash("order-1", "042017"));
    }

    @Test
    void takesNoSecretThatCanBeGuessed() {
        assertThatThrownBy(() -> new DeliveryCodeKey("hunter2"))
                .hasMessageContaining("desakota.delivery-code-secret")
                .hasMessageNotContaining("hunter2");
    }
}
