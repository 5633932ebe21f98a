package desakota.logistics.cash;

import desakota.events.CashEvent;
import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/**
 * A hub's count of what a courier handed in. Its document says so before the first parcel is
 * touched; each parcel's cash then goes to one hand-in only; what it took is fixed at last, and
 * told.
 *
 * @param counted what was in the courier's hand
 * @param parcels those it is to take, and once it is done, those it took
 * @param at when it was counted
 * @param openSince since when it has been under way; null when nothing is left to do
 * @param depositId the deposit that took the money to the bank; null while the hub has it
 * @param countingFor the courier, while under way: one count of a courier at a time
 * @param heldAt the hub, while it has the money
 */
@Document("hand_ins")
@CompoundIndex(name = "counting", def = "{'countingFor': 1}", unique = true, sparse = true)
@CompoundIndex(name = "held", def = "{'heldAt': 1, '_id': 1}")
@CompoundIndex(name = "hub", def = "{'hubId': 1, 'status': 1, '_id': 1}")
@CompoundIndex(name = "open", def = "{'openSince': 1}", sparse = true)
record HandIn(
        @Id String id,
        Revision revision,
        String hubId,
        String courierId,
        Money counted,
        CashStatus status,
        List<CollectedCash> parcels,
        Instant at,
        @Nullable Instant openSince,
        @Nullable String depositId,
        @Nullable String countingFor,
        @Nullable String heldAt)
        implements Aggregate<HandIn, CashEvent> {

    HandIn {
        parcels = List.copyOf(parcels);
        countingFor = openSince == null ? null : courierId;
        heldAt = status == CashStatus.DONE && depositId == null ? hubId : null;
    }

    static HandIn counting(
            String id,
            String hubId,
            String courierId,
            Money counted,
            List<CollectedCash> parcels,
            Instant now) {
        return new HandIn(
                id,
                Revision.NEW,
                hubId,
                courierId,
                counted,
                CashStatus.TAKING,
                parcels,
                now,
                now,
                null,
                null,
                null);
    }

    /** What the courier answers for. */
    Money expected() {
        return Money.sum(parcels.stream().map(CollectedCash::amount).toList());
    }

    /** What is over; below zero, what is missing. */
    Money difference() {
        return counted.minus(expected());
    }

    /** Fixes what it took; nothing when that is fixed already. */
    List<CashEvent> take(List<CollectedCash> taken, Instant now) {
        if (status != CashStatus.TAKING) return List.of();
        var sum = Money.sum(taken.stream().map(CollectedCash::amount).toList());
        return List.of(new CashHandedIn(now, hubId, courierId, counted, sum, taken));
    }

    HandIn emptied() {
        return status == CashStatus.TAKING
                ? with(CashStatus.EMPTY, List.of(), null, depositId)
                : this;
    }

    HandIn closed() {
        return with(status, parcels, null, depositId);
    }

    /** The same, its money taken by this deposit, unless another has it already. */
    HandIn depositedBy(String deposit) {
        return heldAt == null ? this : with(status, parcels, openSince, deposit);
    }

    @Override
    public HandIn apply(CashEvent event) {
        return switch (event) {
            case CashHandedIn e -> with(CashStatus.DONE, e.parcels(), openSince, depositId);
            case CashBanked _, CashEvent.Unknown _ -> this;
        };
    }

    private HandIn with(
            CashStatus nowStatus,
            List<CollectedCash> nowParcels,
            @Nullable Instant nowOpenSince,
            @Nullable String deposit) {
        return new HandIn(
                id,
                revision,
                hubId,
                courierId,
                counted,
                nowStatus,
                nowParcels,
                at,
                nowOpenSince,
                deposit,
                null,
                null);
    }

    @Override
    public HandIn at(Revision other) {
        return new HandIn(
                id, other, hubId, courierId, counted, status, parcels, at, openSince, depositId,
                null, null);
    }
}
