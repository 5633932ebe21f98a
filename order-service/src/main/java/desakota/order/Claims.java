package desakota.order;

import desakota.events.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer has objected to about one order, in that order.
 *
 * @param ids of all, to find one by; null when there are none, so that no index has to know of it
 * @param statuses that occur, to list them by; null when there are none
 */
public record Claims(
        List<Claim> all, @Nullable List<String> ids, @Nullable List<Claim.Status> statuses) {

    static final Claims NONE = new Claims(List.of(), null, null);

    public Claims {
        all = List.copyOf(all);
    }

    /** The claim of this id. */
    public Optional<Claim> find(String id) {
        return all.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    /** Whether a decision about this producer's part is due. */
    public boolean isOpenAbout(String producerId) {
        return all.stream()
                .anyMatch(
                        claim ->
                                claim.producerId().equals(producerId)
                                        && claim.status() == Claim.Status.OPEN);
    }

    /** Whether any decision is due. */
    public boolean anyOpen() {
        return all.stream().anyMatch(claim -> claim.status() == Claim.Status.OPEN);
    }

    /** What has been decided to go back to the buyer of this producer's part. */
    public Money refundedOf(String producerId) {
        return Money.sum(
                all.stream()
                        .filter(claim -> claim.producerId().equals(producerId))
                        .map(Claim::resolution)
                        .filter(resolution -> resolution != null)
                        .map(Claim.Resolution::refund)
                        .toList());
    }

    /** The same with this claim, in the place of an earlier form of it if there is one. */
    Claims with(Claim claim) {
        var next = new ArrayList<>(all);
        next.removeIf(other -> other.id().equals(claim.id()));
        next.add(claim);
        next.sort(Comparator.comparing(Claim::at).thenComparing(Claim::id));
        return new Claims(
                next,
                next.stream().map(Claim::id).toList(),
                next.stream().map(Claim::status).distinct().sorted().toList());
    }
}
