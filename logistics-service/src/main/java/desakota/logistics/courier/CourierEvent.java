package desakota.logistics.courier;

import desakota.events.Money;
import desakota.kit.ShortCode;
import desakota.logistics.device.Stamp;
import desakota.logistics.device.Stamp.FalseStamp;
import desakota.logistics.parcel.Step;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * One event as a courier's device sent it, as far as it can be read.
 *
 * @param step null when it can't be applied, then {@code fault} says why
 * @param pictureId of a photo or signature that is to prove a delivery
 * @param collected the cash taken at the door; null if the courier did not say
 */
record CourierEvent(
        @Nullable String parcelCode,
        @Nullable Step step,
        @Nullable Stamp stamp,
        @Nullable String code,
        @Nullable String pictureId,
        boolean signed,
        @Nullable Money collected,
        @Nullable String fault) {

    private static final long MOST_CASH = 1_000_000_000;
    private static final Set<Step> BY_COURIERS =
            EnumSet.of(Step.PICKED_UP, Step.OUT_FOR_DELIVERY, Step.DELIVERED, Step.FAILED_ATTEMPT);

    private static CourierEvent faulty(@Nullable String parcelCode, String fault) {
        return new CourierEvent(parcelCode, null, null, null, null, false, null, fault);
    }

    /** Reads an event; what can't be applied says so and is nevertheless kept. */
    static CourierEvent read(JsonNode event, Instant receivedAt) {
        if (!event.isObject()) return faulty(null, "The event is no JSON object.");
        var typed = event.path("parcelCode").asString("");
        String parcelCode;
        try {
            parcelCode = ShortCode.normalize(typed);
        } catch (IllegalArgumentException e) {
            return faulty(typed, Objects.toString(e.getMessage()));
        }
        var type = event.path("type").asString("");
        if (type.equals("RETURNED"))
            return faulty(parcelCode, "A return is taken in by the hub: bring the parcel there.");
        var step = BY_COURIERS.stream().filter(s -> s.name().equals(type)).findFirst();
        if (step.isEmpty()) return faulty(parcelCode, "There is no such type of event.");
        Stamp stamp;
        try {
            stamp = Stamp.read(event, receivedAt);
        } catch (FalseStamp e) {
            return faulty(parcelCode, e.getMessage());
        }
        var proof = event.path("proof");
        if (!proof.isMissingNode() && !proof.isNull() && !proof.isObject())
            return faulty(parcelCode, "proof is no object with a code, photoId or signatureId.");
        var cash = event.path("cashCollected");
        if (!cash.isMissingNode() && !cash.isNull() && amountOf(cash) == null)
            return faulty(parcelCode, "cashCollected is no amount of rupiah up to a billion.");
        var signature = textOf(proof, "signatureId");
        var photo = textOf(proof, "photoId");
        return new CourierEvent(
                parcelCode,
                step.get(),
                stamp,
                textOf(proof, "code"),
                signature == null ? photo : signature,
                signature != null,
                amountOf(event.path("cashCollected")),
                null);
    }

    private static @Nullable Money amountOf(JsonNode cash) {
        var amount = cash.path("amount");
        var isMoney =
                Stamp.isCount(amount)
                        && amount.asLong() <= MOST_CASH
                        && cash.path("currency").asString("").equals("IDR");
        return isMoney ? Money.rupiah(amount.asLong()) : null;
    }

    private static @Nullable String textOf(JsonNode node, String field) {
        var value = node.path(field).asString("").strip();
        return value.isEmpty() ? null : value;
    }
}
