package desakota.logistics.cash;

import desakota.events.CashEvent;
import desakota.events.CashEvent.CashBanked;
import desakota.events.CashEvent.CashHandedIn;
import desakota.events.CashEvent.CollectedCash;
import desakota.events.Money;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.kit.aggregate.Revision;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hub brought to the bank: all that it had counted. Its document says so before the first
 * hand-in is touched; each hand-in then goes to one deposit only; what it took is fixed at last,
 * and told.
 *
 * @param banked what the bank took
 * @param expected what the hub had counted of it; nothing before it is done
 * @param reference the bank's, on its slip
 * @param handIns ids of those it is to take, and once it is done, of those it took
 * @param parcels whose cash it was; none before it is done
 * @param at when it was brought
 * @param openSince since when it has been under way; null when nothing is left to do
 * @param bankingFor the hub, while under way: one deposit of a hub at a time
 */
@Document("deposits")
@CompoundIndex(name = "banking", def = "{'bankingFor': 1}", unique = true, sparse = true)
@CompoundIndex(name = "hub", def = "{'hubId': 1, 'status': 1, '_id': 1}")
@CompoundIndex(name = "open", def = "{'openSince': 1}", sparse = true)
record Deposit(
        @Id String id,
        Revision revision,
        String hubId,
        Money banked,
        Money expected,
        String reference,
        CashStatus status,
        List<String> handIns,
        List<CollectedCash> parcels,
        Instant at,
        @Nullable Instant openSince,
        @Nullable String bankingFor)
        implements Aggregate<Deposit, CashEvent> {

    Deposit {
        handIns = List.copyOf(handIns);
        parcels = List.copyOf(parcels);
        bankingFor = openSince == null ? null : hubId;
    }

    static Deposit taking(
            String id,
            String hubId,
            Money banked,
            String reference,
            List<String> handIns,
            Instant now) {
        return new Deposit(
                id,
                Revision.NEW,
                hubId,
                banked,
                Money.zero(),
                reference,
                CashStatus.TAKING,
                handIns,
                List.of(),
                now,
                now,
                null);
    }

    /** What is over; below zero, what is missing. */
    Money difference() {
        return banked.minus(expected);
    }

    /** Fixes what it took; nothing when that is fixed already. */
    Optional<Change<Deposit, CashEvent>> take(List<HandIn> taken, Instant now) {
        if (status != CashStatus.TAKING) return Optional.empty();
        var counted = Money.sum(taken.stream().map(HandIn::counted).toList());
        var cash = taken.stream().flatMap(handIn -> handIn.parcels().stream()).toList();
        var told = new CashBanked(now, hubId, banked, counted, reference, cash);
        var ids = taken.stream().map(HandIn::id).toList();
        var after = with(expected, status, ids, parcels, openSince).apply(told);
        return Optional.of(new Change<>(after, List.of(told)));
    }

    Deposit emptied() {
        return status == CashStatus.TAKING
                ? with(expected, CashStatus.EMPTY, List.of(), List.of(), null)
                : this;
    }

    Deposit closed() {
        return with(expected, status, handIns, parcels, null);
    }

    @Override
    public Deposit apply(CashEvent event) {
        return switch (event) {
            case CashBanked e ->
                    with(e.expected(), CashStatus.DONE, handIns, e.parcels(), openSince);
            case CashHandedIn _, CashEvent.Unknown _ -> this;
        };
    }

    private Deposit with(
            Money nowExpected,
            CashStatus nowStatus,
            List<String> nowHandIns,
            List<CollectedCash> nowParcels,
            @Nullable Instant nowOpenSince) {
        return new Deposit(
                id,
                revision,
                hubId,
                banked,
                nowExpected,
                reference,
                nowStatus,
                nowHandIns,
                nowParcels,
                at,
                nowOpenSince,
                null);
    }

    @Override
    public Deposit at(Revision other) {
        return new Deposit(
                id, other, hubId, banked, expected, reference, status, handIns, parcels, at,
                openSince, null);
    }
}
