package desakota.logistics.quote;

import desakota.events.Money;

/**
 * What a parcel costs on one way.
 *
 * @param baseFee once per parcel
 * @param perKgFee for each kilogram begun
 * @param minDays delivery promise in calendar days, both ends included
 */
public record Rate(Money baseFee, Money perKgFee, int minDays, int maxDays) {

    private static final long KILOGRAM = 1_000;

    /** The fee of a parcel of this weight; 1,200 g pay for two kilograms. */
    Money feeFor(long weightGrams) {
        return baseFee.plus(perKgFee.times(Math.ceilDiv(weightGrams, KILOGRAM)));
    }
}
