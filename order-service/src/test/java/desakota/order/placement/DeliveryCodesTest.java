package desakota.order.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A delivery code. */
class DeliveryCodesTest {

    private static final String ORDER = "0199f3a4-7c10-7d3e-8f00-1a2b3c4d5e6f";

    @Test
    void isKnownByASaltedHashThatIsSlowToTry() {
        var encoder = new BCryptPasswordEncoder();

        var code = new DeliveryCodes().next(ORDER);

        assertThat(code.hash()).startsWith("$2a$08$").doesNotContain(code.digits());
        assertThat(encoder.matches(ORDER + ":" + code.digits(), code.hash())).isTrue();
        assertThat(encoder.matches("another:" + code.digits(), code.hash())).isFalse();
    }
}
