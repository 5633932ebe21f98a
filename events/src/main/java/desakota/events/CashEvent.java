package desakota.events;

import java.time.Instant;
import java.util.List;

/**
 * What happened to cash collected at doors. Topic {@code logistics.cash}, by the id of the count or
 * the deposit.
 */
public sealed interface CashEvent extends Fact {

    /**
     * The cash for one parcel.
     *
     * @param amount what the courier had to collect
     */
    record CollectedCash(String orderId, String producerId, String parcelId, Money amount) {}

    /**
     * A hub counted what a courier handed in: the courier answers no longer for these parcels'
     * cash, the hub does.
     *
     * @param counted what was in the courier's hand
     * @param expected the sum of the parcels; the courier owes what is missing
     */
    @WireName("cash.handed-in.v1")
    record CashHandedIn(
            Instant at,
            String hubId,
            String courierId,
            Money counted,
            Money expected,
            List<CollectedCash> parcels)
            implements CashEvent {}

    /**
     * A hub brought to the bank what it had counted.
     *
     * @param banked what the bank took
     * @param expected what the hub had counted of these parcels; the hub owes what is missing
     * @param reference the bank's, on its slip
     */
    @WireName("cash.banked.v1")
    record CashBanked(
            Instant at,
            String hubId,
            Money banked,
            Money expected,
            String reference,
            List<CollectedCash> parcels)
            implements CashEvent {}

    /** A newer service said something this one has no word for. */
    record Unknown(Instant at, String type) implements CashEvent {}
}
