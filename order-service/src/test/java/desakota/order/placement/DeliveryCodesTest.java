package desakota.order.placement;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.DeliveryCodeKey;

import org.junit.jupiter.api.Test;

/** A delivery code. */
class DeliveryCodesTest {

    private static final String ORDER = "0199f3a4-7c10-7d3e-8f00-1a2b3c4d5e6f";

    @Test
    void isKnownByTheHashThatLogisticsCanCheck() {
        var key = new DeliveryCodeKey("a secret of this test, long enough");

        var code = new DeliveryCodes(key).next(ORDER);

        assertThat(code.hash()).isEqualTo(key.hash(ORDER, code.digits()));
    }
}
