package desakota.events;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount of money in whole minor units of an ISO 4217 currency. The rupiah has no minor unit in
 * use, so 25,000 rupiah are {@code amount = 25000}. No floating point ever touches it.
 *
 * @param amount in minor units; may be negative in a ledger
 * @param currency three letters, ISO 4217
 */
public record Money(long amount, String currency) implements Comparable<Money> {

    private static final String RUPIAH = "IDR";

    public Money {
        // Nearly all money is rupiah, and an amount is made for each that is read.
        if (!RUPIAH.equals(currency) && !currency.matches("[A-Z]{3}"))
            throw new IllegalArgumentException("Not an ISO 4217 currency: " + currency);
    }

    /** So many whole rupiah. */
    public static Money rupiah(long amount) {
        return new Money(amount, RUPIAH);
    }

    /** No rupiah at all. */
    public static Money zero() {
        return rupiah(0);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException when it does not fit 64 bits
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    /** The difference. */
    public Money minus(Money other) {
        return plus(other.negated());
    }

    /** The same amount the other way round. */
    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    /** So many times this. */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    /** -1, 0 or 1: owed, nothing, or something. */
    public int signum() {
        return Long.signum(amount);
    }

    /**
     * This money divided in proportion to the weights, by the largest-remainder method: the parts
     * add up to this money exactly, and each differs from its exact share by less than one unit. Of
     * equal remainders the earlier part gets the unit.
     *
     * <p>Valid: 100 by (1, 1, 1) gives (34, 33, 33). Invalid: a negative amount, a negative weight,
     * no weight above zero.
     */
    public List<Money> split(long... weights) {
        if (amount < 0) throw new IllegalArgumentException("Cannot split " + this);
        long sum = 0;
        for (var weight : weights) {
            if (weight < 0) throw new IllegalArgumentException("Negative weight: " + weight);
            sum = Math.addExact(sum, weight);
        }
        if (sum == 0) throw new IllegalArgumentException("No weight to split by");

        var shares = new long[weights.length];
        var remainders = new long[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            // Where shares are weights themselves, the product may be wider than 64 bits.
            var exact =
                    BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(BigInteger.valueOf(sum));
            shares[i] = exact[0].longValueExact();
            remainders[i] = exact[1].longValueExact();
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
                .limit(left)
                .forEach(i -> shares[i]++);
        var parts = new ArrayList<Money>(weights.length);
        for (var share : shares) parts.add(new Money(share, currency));
        return List.copyOf(parts);
    }

    /** The sum of all; no rupiah if there are none. */
    public static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElse(zero());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
        return other;
    }
}
