package desakota.logistics.parcel;

import desakota.events.Money;
import desakota.logistics.quote.Promise;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one producer delivers for an order. What it is follows from what was said of it.
 *
 * @param code what a person reads on the label
 * @param lineHaul who carries it between its hubs; {@code lastMile} who to the door
 * @param stopped whether it goes back to its producer
 * @param bagId the bag that it lies in, or is held for
 * @param courierId whose task it is; null until it reaches the city hub
 * @param scans what was said of it, in the order heard
 * @param wrongCodes names of the device events that brought a wrong delivery code
 * @param cash to collect at the door; null when the order is paid
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

    /** How far it is: the furthest that anybody said. */
    public ParcelStatus status() {
        if (stopped) return has(Step.TAKEN_IN) ? ParcelStatus.RETURNING : ParcelStatus.RETURNED;
        if (has(Step.MISSING)) return ParcelStatus.LOST;
        return switch (stage()) {
            case 0 -> ParcelStatus.PLANNED;
            case 1 ->
                    isAtItsOnlyHub() ? ParcelStatus.AT_DESTINATION_HUB : ParcelStatus.AT_ORIGIN_HUB;
            case 2, 3 -> ParcelStatus.IN_BAG;
            case 4, 5 -> ParcelStatus.AT_DESTINATION_HUB;
            case 6 -> ParcelStatus.OUT_FOR_DELIVERY;
            default -> ParcelStatus.DELIVERED;
        };
    }

    private int stage() {
        return scans.stream().mapToInt(scan -> scan.step().stage()).max().orElse(0);
    }

    /** Whether it is handed out where it is taken in. */
    public boolean isAtItsOnlyHub() {
        return originHubId.equals(destinationHubId);
    }

    /** Whether it has left the hub that took it in, or for a parcel with one hub, that hub. */
    public boolean hasLeftItsOrigin() {
        return stage() >= (isAtItsOnlyHub() ? Step.PICKED_UP : Step.DISPATCHED).stage();
    }

    /** Whether a courier can have it: it is at the city hub or on the road there. */
    public boolean isWithinCouriersReach() {
        return !stopped
                && !has(Step.MISSING)
                && stage() >= (isAtItsOnlyHub() ? Step.TAKEN_IN : Step.DISPATCHED).stage();
    }

    /** Whether a courier still has work with it. */
    public boolean isOpenTask() {
        var status = status();
        return status == ParcelStatus.AT_DESTINATION_HUB || status == ParcelStatus.OUT_FOR_DELIVERY;
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
        return scans.stream().filter(scan -> scan.step().isLastMile()).map(Scan::by).findFirst();
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

    /** What is to be collected at the door; null when the order is paid. */
    public @Nullable Money cashDue() {
        return cash == null ? null : cash.due();
    }

    /** The chain of hands so far. */
    public List<Custody> custody() {
        return History.of(scans).custody(this);
    }

    /** Its way, piece by piece. */
    public List<Leg> legs() {
        var lastMileStatus =
                stopped
                        ? Leg.Status.CANCELLED
                        : stage() >= Step.DELIVERED.stage()
                                ? Leg.Status.DONE
                                : stage() >= Step.PICKED_UP.stage()
                                        ? Leg.Status.IN_TRANSIT
                                        : Leg.Status.PLANNED;
        var last = new Leg(destinationHubId, null, lastMile, lastMileStatus);
        if (isAtItsOnlyHub()) return List.of(last);
        var lineHaulStatus =
                stopped
                        ? Leg.Status.CANCELLED
                        : stage() >= Step.ARRIVED.stage()
                                ? Leg.Status.DONE
                                : stage() >= Step.DISPATCHED.stage()
                                        ? Leg.Status.IN_TRANSIT
                                        : Leg.Status.PLANNED;
        return List.of(new Leg(originHubId, destinationHubId, lineHaul, lineHaulStatus), last);
    }

    /** The same with this said of it. */
    public Parcel with(Scan scan) {
        var more = new ArrayList<>(scans);
        more.add(scan);
        var task = scan.step().isLastMile() ? scan.by() : courierId;
        var said = copy(stopped, bagId, task, more, wrongCodes);
        return cash != null && scan.step() == Step.DELIVERED
                ? said.with(cash.collectedBy(scan.by(), scan.collected()))
                : said;
    }

    /** The same with a wrong delivery code that this device event brought. */
    public Parcel withWrongCode(String ref) {
        var more = new ArrayList<>(wrongCodes);
        more.add(ref);
        return copy(stopped, bagId, courierId, scans, more);
    }

    /** The same, a courier's task. */
    public Parcel assignedTo(@Nullable String courier) {
        return copy(stopped, bagId, courier, scans, wrongCodes);
    }

    /** The same, held for a bag, or for none. */
    public Parcel heldFor(@Nullable String bag) {
        return copy(stopped, bag, courierId, scans, wrongCodes);
    }

    /** The same, going back to its producer. */
    public Parcel stop() {
        return copy(true, bagId, courierId, scans, wrongCodes);
    }

    private Parcel copy(
            boolean nowStopped,
            @Nullable String bag,
            @Nullable String courier,
            List<Scan> nowScans,
            List<String> nowWrong) {
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
                nowScans,
                nowWrong,
                cash);
    }

    /** The same with its cash in other hands. */
    public Parcel with(Cash nowCash) {
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
                stopped,
                bagId,
                courierId,
                scans,
                wrongCodes,
                nowCash);
    }
}
