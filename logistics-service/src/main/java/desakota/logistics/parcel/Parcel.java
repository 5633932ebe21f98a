package desakota.logistics.parcel;

import desakota.events.Money;
import desakota.logistics.quote.Promise;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one producer delivers for an order. What it is follows from what was said of it.
 *
 * @param code what a person reads on the label
 * @param lineHaul who carries it between its hubs; {@code lastMile} who to the door
 * @param stopped whether its order or part was cancelled before it left
 * @param bagId the bag that it lies in, or is held for
 * @param courierId whose task it is; null until it reaches the city hub
 * @param scans what was said of it, in the order heard
 * @param wrongCodes names of the device events that brought a wrong delivery code
 * @param cash to collect at the door; null when the order is paid or does not ask for it any more,
 *     and no courier took any all the same
 */
public record Parcel(
        String id,
        String code,
        String producerId,
        String originHubId,
        String destinationHubId,
        String lineHaul,
        String lastMile,
        long plannedWeightGrams,
        Promise promise,
        boolean stopped,
        @Nullable String bagId,
        @Nullable String courierId,
        List<Scan> scans,
        List<String> wrongCodes,
        @Nullable Cash cash) {

    public Parcel {
        scans = List.copyOf(scans);
        wrongCodes = List.copyOf(wrongCodes);
    }

    /** How far it is, as clients see it. */
    public ParcelStatus status() {
        return situation().status();
    }

    /** Where it is: the furthest that anybody said. */
    public Situation situation() {
        var reached = History.of(scans).situation(isAtItsOnlyHub());
        if (!stopped || reached.isEnd()) return reached;
        return reached == Situation.EXPECTED ? Situation.WITHDRAWN : Situation.STOPPED;
    }

    /** Whether it is handed out where it is taken in. */
    public boolean isAtItsOnlyHub() {
        return originHubId.equals(destinationHubId);
    }

    /** Whether it ever left the hub that took it in. */
    public boolean hasLeftItsOrigin() {
        return scans.stream().anyMatch(this::isBeyondTheOrigin);
    }

    private boolean isBeyondTheOrigin(Scan scan) {
        return switch (scan.step().section()) {
            case OUT -> !isAtItsOnlyHub() && scan.step().stage() >= Step.DISPATCHED.stage();
            case LAST_MILE -> true;
            case BACK -> scan.step() != Step.RETURNED;
            case END -> false;
        };
    }

    /** Whether a courier still has work with it. */
    public boolean isOpenTask() {
        return situation().isTask();
    }

    /** Whether anybody has had it in hand but its producer. */
    public boolean isHandedIn() {
        return !scans.isEmpty();
    }

    /** Whether the command of this name said anything of it. */
    public boolean saidByCommand(String ref) {
        return scans.stream().anyMatch(scan -> scan.ref().equals(ref));
    }

    /** Whether anybody said this of it. */
    public boolean has(Step step) {
        return scans.stream().anyMatch(scan -> scan.step() == step);
    }

    /** Whether the command or device event of this name said this of it. */
    public boolean saidBy(Step step, String ref) {
        return scans.stream().anyMatch(scan -> scan.step() == step && scan.ref().equals(ref));
    }

    /** The courier who has it in hand, or had it last. */
    public Optional<String> carriedBy() {
        return History.of(scans).inOrder().stream()
                .filter(Scan::isByCourier)
                .map(Scan::by)
                .reduce((_, later) -> later);
    }

    /** How often a courier was at the door in vain, since the way was last taken up anew. */
    public int failedAttempts() {
        return attempts().size();
    }

    List<Scan> attempts() {
        return History.of(scans).attempts();
    }

    /** Why it does not go on as planned and what happens next, in words. */
    public Outlook outlook() {
        return Outlook.of(this);
    }

    /** Whether a hub has confirmed that the courier brought it back. */
    boolean isTakenBack() {
        return scans.stream()
                .anyMatch(scan -> scan.step() == Step.BROUGHT_BACK && !scan.isByCourier());
    }

    /** Whether anybody found it damaged. */
    boolean isDamaged() {
        return scans.stream().anyMatch(Scan::foundDamaged);
    }

    /** What was said last of these, in the order in which it happened. */
    public Optional<Scan> last(Step... steps) {
        return History.of(scans).last(steps);
    }

    /** When anything was said of it for the last time; empty when nothing was. */
    public Optional<Instant> lastHeardOf() {
        return scans.stream().map(Scan::at).max(Comparator.naturalOrder());
    }

    /** Weight as the hub found it, else as planned, in grams. */
    public long weightGrams() {
        return scans.stream()
                .filter(scan -> scan.step() == Step.TAKEN_IN)
                .flatMap(scan -> Optional.ofNullable(scan.goods()).stream())
                .flatMap(goods -> Optional.ofNullable(goods.weightGrams()).stream())
                .mapToLong(Integer::longValue)
                .findFirst()
                .orElse(plannedWeightGrams);
    }

    /** What is to be collected at the door; null when there is nothing. */
    public @Nullable Money cashDue() {
        return cash == null || cash.due().signum() == 0 ? null : cash.due();
    }

    /** The chain of hands so far. */
    public List<Custody> custody() {
        return Hands.chain(this, History.of(scans));
    }

    /** Its way, piece by piece. */
    public List<Leg> legs() {
        return Leg.of(this, situation());
    }

    /** The same with this said of it, in the round of its way to which that belongs. */
    public Parcel with(Scan scan) {
        var placed = scan.in(turnOf(scan));
        var more = new ArrayList<>(scans);
        more.add(placed);
        return new Parcel(
                        id,
                        code,
                        producerId,
                        originHubId,
                        destinationHubId,
                        lineHaul,
                        lastMile,
                        plannedWeightGrams,
                        promise,
                        stopped && !scan.isForced(),
                        leavesItsBag(scan) ? null : bagId,
                        scan.isByCourier() ? scan.by() : courierId,
                        more,
                        wrongCodes,
                        cashAfter(scan))
                .askingOnlyForWhatArrives();
    }

    /** For what does not arrive the order asks no money any more, even if it turns up later. */
    private Parcel askingOnlyForWhatArrives() {
        var isAsked = cash != null && cash.courierId() == null;
        return isAsked && situation().asksNoCash()
                ? copy(stopped, bagId, courierId, wrongCodes, null)
                : this;
    }

    /** Whoever took cash that nobody asked for has it all the same, and owes nothing of it. */
    private @Nullable Cash cashAfter(Scan scan) {
        var said = scan.collected();
        if (scan.step() != Step.DELIVERED) return cash;
        if (cash == null)
            return said == null || said.signum() == 0 ? null : Cash.unasked(scan.by(), said);
        return situation() == Situation.DELIVERED ? cash : cash.collectedBy(scan.by(), said);
    }

    private Scan.Turn turnOf(Scan scan) {
        var round = History.roundFor(scan.step(), scans);
        var reopens = scan.isForced() && situation().isPastTheDoor();
        return new Scan.Turn(reopens ? round + 1 : round, scan.isForced());
    }

    private boolean leavesItsBag(Scan scan) {
        return switch (scan.step()) {
            case ARRIVED, MISSING, MISSING_BACK, RETURNED -> scan.ref().equals(bagId);
            case BROUGHT_BACK -> !situation().isBack();
            case FOUND, FOUND_BACK -> true;
            default -> false;
        };
    }

    /** The same with a wrong delivery code that this device event brought. */
    public Parcel withWrongCode(String ref) {
        var more = new ArrayList<>(wrongCodes);
        more.add(ref);
        return copy(stopped, bagId, courierId, more, cash);
    }

    /** The same, a courier's task. */
    public Parcel assignedTo(@Nullable String courier) {
        return copy(stopped, bagId, courier, wrongCodes, cash);
    }

    /** The same, held for a bag, or for none. */
    public Parcel heldFor(@Nullable String bag) {
        return copy(stopped, bag, courierId, wrongCodes, cash);
    }

    /** The same, going back to its producer unless it has ended by itself. */
    public Parcel stop() {
        return situation().isEnd()
                ? this
                : copy(true, bagId, courierId, wrongCodes, cash).askingOnlyForWhatArrives();
    }

    /** The same with its cash in other hands. */
    public Parcel with(Cash nowCash) {
        return copy(stopped, bagId, courierId, wrongCodes, nowCash);
    }

    private Parcel copy(
            boolean nowStopped,
            @Nullable String bag,
            @Nullable String courier,
            List<String> nowWrong,
            @Nullable Cash nowCash) {
        return new Parcel(
                id,
                code,
                producerId,
                originHubId,
                destinationHubId,
                lineHaul,
                lastMile,
                plannedWeightGrams,
                promise,
                nowStopped,
                bag,
                courier,
                scans,
                nowWrong,
                nowCash);
    }
}
