package desakota.payment.escrow;

import desakota.events.Money;
import desakota.events.Share;
import desakota.payment.escrow.Part.Cash;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an order decides about its money: which parts the buyer need not pay, who earns the rest,
 * and what stays open as long as the buyer objects. How much of the money is there is another
 * question, as it may have gone back or been taken back besides; whatever is there is divided in
 * proportion to what the order decided.
 *
 * @param open how much of the order's total is not decided yet
 * @param objections the ids of the buyer's open claims
 * @param completed whether the order has said who earns what of the parts without an open claim
 * @param pending shares that were decided but not released yet
 * @param earned shares that were released
 */
public record Sale(
        Money open,
        Parts parts,
        List<String> objections,
        boolean completed,
        List<Share> pending,
        List<Share> earned) {

    public Sale {
        objections = List.copyOf(objections);
        pending = List.copyOf(pending);
        earned = List.copyOf(earned);
    }

    /** Of an order of this total. */
    public static Sale of(Money total) {
        return new Sale(total, Parts.NONE, List.of(), false, List.of(), List.of());
    }

    /** The order has these parts. What is known of their cash already stays known. */
    public Sale consistingOf(List<Part> known) {
        var more = parts;
        for (var part : known)
            more =
                    more.with(
                            parts.find(part.producerId())
                                    .map(before -> before.of(part.due()))
                                    .orElse(part));
        return with(more);
    }

    /**
     * A part has ended without the buyer.
     *
     * @param amount what the buyer need not pay for it
     * @throws UnbalancedShares when that is more than is open
     */
    public Sale ending(String producerId, Money amount) {
        return less(amount, parts.changed(producerId, part -> part.less(amount).ended()));
    }

    /** The order has ended before anything arrived: there is nothing to collect any more. */
    public Sale ended() {
        return with(parts.changed(Part::ended));
    }

    /** The buyer objects to a part. */
    public Sale objected(String claimId) {
        if (objections.contains(claimId)) return this;
        var more = new ArrayList<>(objections);
        more.add(claimId);
        return new Sale(open, parts, more, completed, pending, earned);
    }

    /**
     * A claim was decided.
     *
     * @param refund what the buyer gets back
     * @param shares who earns the rest of the part, if the order is completed
     * @throws UnbalancedShares when they don't fit what is open
     */
    public Sale resolved(String claimId, String producerId, Money refund, List<Share> shares) {
        var rest = objections.stream().filter(id -> !id.equals(claimId)).toList();
        var less = less(refund, parts.changed(producerId, part -> part.less(refund)));
        return new Sale(less.open, less.parts, rest, completed, pending, earned).owing(shares);
    }

    /**
     * The order is completed.
     *
     * <p>Valid: shares 90 and 10 when 100 are open; shares 50 of 100 when there is an open claim.
     * Invalid: shares 90 and 9 when 100 are open and there is none.
     *
     * @param shares who earns what of the parts without an open claim
     * @throws UnbalancedShares when they don't fit what is open
     */
    public Sale completing(List<Share> shares) {
        return new Sale(open, parts, objections, true, pending, earned).owing(shares);
    }

    private Sale owing(List<Share> shares) {
        if (shares.stream().anyMatch(share -> share.amount().signum() < 0))
            throw new UnbalancedShares("A negative share in " + shares);
        var all = Stream.concat(pending.stream(), shares.stream()).toList();
        var left = open.minus(sum(all));
        if (left.signum() < 0 || (completed && objections.isEmpty() && left.signum() > 0))
            throw new UnbalancedShares("Shares of " + sum(all) + " where " + open + " are open");
        return new Sale(open, parts, objections, completed, all, earned);
    }

    /**
     * The pending shares, of what is there: what was given back of a part is missing from that
     * part's shares, what is missing besides from all parts alike, also from those that the buyer
     * objects to.
     *
     * @param held how much is there for all that is open
     * @return nothing when nothing is there; else shares that add up to {@code held}, if there is
     *     no objection
     * @throws UnbalancedShares when more is there than is open
     */
    public List<Share> releasable(Money held) {
        var owed = pendingLessRefunds();
        var sum = sum(owed);
        var kept = open.minus(parts.refunded()).minus(sum);
        if (kept.signum() < 0 || held.compareTo(sum.plus(kept)) > 0)
            throw new UnbalancedShares(held + " held for shares of " + sum + " and " + kept);
        if (held.signum() == 0 || sum.signum() == 0) return List.of();
        return Shares.of(held.split(sum.amount(), kept.amount()).getFirst(), owed);
    }

    private List<Share> pendingLessRefunds() {
        var byPart = new LinkedHashMap<String, List<Share>>();
        for (var share : pending)
            byPart.computeIfAbsent(share.producerId(), _ -> new ArrayList<>()).add(share);
        return byPart.entrySet().stream().flatMap(part -> lessRefunds(part).stream()).toList();
    }

    private List<Share> lessRefunds(Map.Entry<String, List<Share>> part) {
        var refunded = parts.find(part.getKey()).map(Part::refunded).orElseGet(Money::zero);
        return Shares.of(sum(part.getValue()).minus(refunded), part.getValue());
    }

    /** The pending shares have been released, as these. */
    public Sale released(List<Share> exact) {
        var rest = open.minus(sum(pending));
        var left = parts;
        for (var share : pending)
            left = left.changed(share.producerId(), part -> part.less(share.amount()));
        var all = Stream.concat(earned.stream(), exact.stream()).toList();
        return new Sale(rest, left, objections, completed, List.of(), all);
    }

    /** The market gave back some of an open part on its own account. */
    public Sale refunding(String producerId, Money amount) {
        return with(parts.changed(producerId, part -> part.refunding(amount)));
    }

    /** The courier has this cash. */
    public Sale collected(String producerId, Money amount) {
        var known = parts.find(producerId).orElseGet(() -> Part.of(producerId, amount, Cash.NONE));
        return with(parts.with(known.with(Cash.COLLECTED)));
    }

    /** This cash is in the bank, before anybody has said that it was collected. */
    public Sale bankedEarly(String producerId, Money amount) {
        var known = parts.find(producerId).orElseGet(() -> Part.of(producerId, amount, Cash.NONE));
        return with(parts.with(known.with(Cash.BANKED_EARLY)));
    }

    /** This cash is in the bank. */
    public Sale banked(String producerId) {
        return with(parts.changed(producerId, part -> part.with(Cash.BANKED)));
    }

    /** The released shares of a part, or of all parts: one for each role of each payee. */
    public List<Share> earnedOf(@Nullable String producerId) {
        var shares = new LinkedHashMap<Share, Money>();
        for (var share : earned)
            if (producerId == null || share.producerId().equals(producerId))
                shares.merge(of(share, Money.zero()), share.amount(), Money::plus);
        return shares.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
    }

    private static Share of(Share share, Money amount) {
        return new Share(share.role(), share.payeeId(), share.producerId(), amount);
    }

    /** What was released in all. */
    public Money released() {
        return sum(earned);
    }

    private Sale less(Money amount, Parts rest) {
        var left = open.minus(amount);
        if (left.signum() < 0)
            throw new UnbalancedShares(amount + " given back where " + open + " are open");
        return new Sale(left, rest, objections, completed, pending, earned);
    }

    private Sale with(Parts next) {
        return new Sale(open, next, objections, completed, pending, earned);
    }

    private static Money sum(List<Share> shares) {
        return Money.sum(shares.stream().map(Share::amount).toList());
    }
}
