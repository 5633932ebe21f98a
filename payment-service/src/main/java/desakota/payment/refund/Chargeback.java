package desakota.payment.refund;

import desakota.events.Money;

import java.time.Instant;

/**
 * Money that the buyer's bank took back.
 *
 * @param id the notification's
 * @param held how much of it was still held for the order; the rest was somebody's already
 */
public record Chargeback(String id, Money amount, Money held, Instant at) {}
