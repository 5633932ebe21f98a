package desakota.payment;

import desakota.payment.provider.Charge;

import org.jspecify.annotations.Nullable;

/**
 * The provider's charge for a payment.
 *
 * @param charge how to pay; null until the provider said so
 * @param open whether the provider may still take money for it
 */
record Charging(@Nullable Charge charge, boolean open) {

    static final Charging NOT_YET = new Charging(null, false);

    Charging closed() {
        return new Charging(charge, false);
    }
}
