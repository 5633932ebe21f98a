package desakota.order;

import desakota.events.Address;
import desakota.events.Shortage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How far an order is, with what only matters on the way.
 *
 * @param payBy until when the buyer can pay; null before the stock is held, and for cash on
 *     delivery
 * @param claimUntil until when the buyer can object; null before everything is delivered
 * @param shortages the lines at fault of a rejected order
 * @param cancellation who wants to cancel and why, while logistics has not answered; null when
 *     nobody does
 * @param correctedAddress where it goes, if that is not where it was to go when it was placed
 */
public record Progress(
        OrderState state,
        @Nullable Instant payBy,
        @Nullable Instant claimUntil,
        List<Shortage> shortages,
        @Nullable Cancellation cancellation,
        @Nullable Address correctedAddress,
        Waits waits) {

    /**
     * Somebody's wish to cancel.
     *
     * @param requestedBy account id; null for the market itself
     */
    public record Cancellation(String reason, @Nullable String requestedBy) {}

    static Progress placed(Instant stockBy) {
        var waits = Waits.NONE.with(new Wait(Wait.Kind.STOCK, stockBy, null));
        return new Progress(OrderState.PLACED, null, null, List.of(), null, null, waits);
    }

    /** The same, further on the way; who has ended waits for little. */
    Progress in(OrderState next) {
        return new Progress(
                next,
                payBy,
                claimUntil,
                shortages,
                next.ended() ? null : cancellation,
                correctedAddress,
                next.ended() ? waits.afterEnd() : waits);
    }

    Progress payable(@Nullable Instant until) {
        return new Progress(
                state, until, claimUntil, shortages, cancellation, correctedAddress, waits);
    }

    Progress claimable(Instant until) {
        return new Progress(state, payBy, until, shortages, cancellation, correctedAddress, waits);
    }

    Progress missing(List<Shortage> found) {
        return new Progress(state, payBy, claimUntil, found, cancellation, correctedAddress, waits);
    }

    Progress cancelling(@Nullable Cancellation wish) {
        return new Progress(state, payBy, claimUntil, shortages, wish, correctedAddress, waits);
    }

    Progress goingTo(Address address) {
        return new Progress(state, payBy, claimUntil, shortages, cancellation, address, waits);
    }

    Progress waitingFor(Waits others) {
        return new Progress(
                state, payBy, claimUntil, shortages, cancellation, correctedAddress, others);
    }
}
