package desakota.logistics.parcel;

import desakota.events.Money;
import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One thing said of a parcel by somebody who had it before them.
 *
 * @param by account id of the hub's operator or the courier
 * @param hubId the hub where it was, or that the courier works from
 * @param at when logistics recorded it; {@code occurredAt} when it happened by the device's clock
 * @param ref names the command or device event that says so; the same step with the same name is
 *     recorded once
 * @param collected the cash that a courier says they took at the door; null if they did not say
 */
public record Scan(
        Step step,
        String by,
        String hubId,
        Instant at,
        Instant occurredAt,
        String ref,
        @Nullable Device device,
        @Nullable Goods goods,
        @Nullable String bagCode,
        @Nullable Proof proof,
        @Nullable Money collected) {

    /** Condition of goods that a hub found damaged. */
    public static final String DAMAGED = "DAMAGED";

    /**
     * Where in the order of things a device puts it.
     *
     * @param sequence grows with everything that happens on that device; null if it does not count
     */
    public record Device(String id, @Nullable Long sequence) {}

    /**
     * What was found when the parcel was checked.
     *
     * @param count pieces
     * @param weightGrams of the whole parcel
     */
    public record Goods(
            @Nullable Integer count,
            @Nullable Integer weightGrams,
            @Nullable String condition,
            @Nullable String note) {

        boolean damaged() {
            return DAMAGED.equals(condition);
        }
    }

    /**
     * What proves a delivery.
     *
     * @param proofId of the photo or signature; null for a code
     */
    public record Proof(Kind kind, @Nullable String proofId) {

        /** How a delivery can be proven. */
        public enum Kind {
            /** The buyer told their code. */
            CODE,
            PHOTO,
            SIGNATURE
        }
    }

    /** What a hub says at the moment it happens. */
    public static Scan atHub(Step step, String hubId, Instant now, String ref) {
        return new Scan(step, hubId, hubId, now, now, ref, null, null, null, null, null);
    }

    /** The same with what was found. */
    public Scan with(Goods found) {
        return new Scan(
                step, by, hubId, at, occurredAt, ref, device, found, bagCode, proof, collected);
    }

    /** The same, a delivery proven so, and the cash taken for it. */
    Scan with(@Nullable Proof proven, @Nullable Money cash) {
        return new Scan(step, by, hubId, at, occurredAt, ref, device, goods, bagCode, proven, cash);
    }

    /** The same for a parcel in this bag. */
    public Scan inBag(String code) {
        return new Scan(
                step, by, hubId, at, occurredAt, ref, device, goods, code, proof, collected);
    }

    /** What the other services hear of it; a failed attempt is between courier, hub and buyer. */
    public List<ShipmentEvent> told(Parcel parcel) {
        var id = parcel.id();
        var producer = parcel.producerId();
        return switch (step) {
            case TAKEN_IN ->
                    List.of(new ParcelTakenIn(at, occurredAt, id, producer, hubId, weightGrams()));
            case BAGGED ->
                    List.of(
                            new ParcelBagged(
                                    at, occurredAt, id, producer, bagCode == null ? "" : bagCode));
            case DISPATCHED ->
                    List.of(
                            new ParcelDispatched(
                                    at,
                                    occurredAt,
                                    id,
                                    producer,
                                    hubId,
                                    parcel.destinationHubId()));
            case ARRIVED ->
                    List.of(
                            new ParcelArrived(
                                    at,
                                    occurredAt,
                                    id,
                                    producer,
                                    hubId,
                                    goods != null && goods.damaged()));
            case MISSING -> List.of(new ParcelMissing(at, occurredAt, id, producer, hubId));
            case PICKED_UP -> List.of(new ParcelPickedUp(at, occurredAt, id, producer, by));
            case OUT_FOR_DELIVERY ->
                    List.of(new ParcelOutForDelivery(at, occurredAt, id, producer, by));
            case FAILED_ATTEMPT -> List.of();
            case DELIVERED ->
                    List.of(
                            new ParcelDelivered(
                                    at,
                                    occurredAt,
                                    id,
                                    producer,
                                    by,
                                    proofKind(),
                                    parcel.cashDue(),
                                    collected));
        };
    }

    private int weightGrams() {
        return goods == null || goods.weightGrams() == null ? 0 : goods.weightGrams();
    }

    private String proofKind() {
        return proof == null ? "" : proof.kind().name();
    }
}
