package desakota.logistics.courier;

import desakota.events.Money;
import desakota.kit.ShortCode;
import desakota.logistics.parcel.Step;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
record DeviceEvent(
        @Nullable String parcelCode,
        @Nullable Step step,
        @Nullable Instant occurredAt,
        @Nullable Long sequence,
        @Nullable String code,
        @Nullable String pictureId,
        boolean signed,
        @Nullable Money collected,
        @Nullable String fault) {

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final Duration LONGEST_OFFLINE = Duration.ofDays(366);
    private static final long MOST_CASH = 1_000_000_000;
    private static final Set<Step> BY_COURIERS =
            EnumSet.of(Step.PICKED_UP, Step.OUT_FOR_DELIVERY, Step.DELIVERED, Step.FAILED_ATTEMPT);

    private static DeviceEvent faulty(@Nullable String parcelCode, String fault) {
        return new DeviceEvent(parcelCode, null, null, null, null, null, false, null, fault);
    }

    /** Reads an event; what can't be applied says so and is nevertheless kept. */
    static DeviceEvent read(JsonNode event, Instant receivedAt) {
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
        var sequence = event.path("deviceSequence");
        if (!sequence.isMissingNode() && !sequence.isNull() && !isCount(sequence))
            return faulty(parcelCode, "deviceSequence is no whole number from 0 to 2^63 - 1.");
        Instant occurredAt;
        try {
            occurredAt = OffsetDateTime.parse(event.path("occurredAt").asString("")).toInstant();
        } catch (DateTimeException _) {
            return faulty(parcelCode, "occurredAt is no RFC 3339 time.");
        }
        if (occurredAt.isAfter(receivedAt.plus(WRONG_CLOCK)))
            return faulty(parcelCode, "The device's clock is more than a day ahead.");
        if (occurredAt.isBefore(receivedAt.minus(LONGEST_OFFLINE)))
            return faulty(parcelCode, "That was more than a year ago by the device's clock.");
        var proof = event.path("proof");
        if (!proof.isMissingNode() && !proof.isNull() && !proof.isObject())
            return faulty(parcelCode, "proof is no object with a code, photoId or signatureId.");
        var cash = event.path("cashCollected");
        if (!cash.isMissingNode() && !cash.isNull() && amountOf(cash) == null)
            return faulty(parcelCode, "cashCollected is no amount of rupiah up to a billion.");
        var signature = textOf(proof, "signatureId");
        var photo = textOf(proof, "photoId");
        return new DeviceEvent(
                parcelCode,
                step.get(),
                occurredAt,
                isCount(sequence) ? sequence.asLong() : null,
                textOf(proof, "code"),
                signature == null ? photo : signature,
                signature != null,
                amountOf(event.path("cashCollected")),
                null);
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    }

    private static @Nullable Money amountOf(JsonNode cash) {
        var amount = cash.path("amount");
        var isMoney =
                isCount(amount)
                        && amount.asLong() <= MOST_CASH
                        && cash.path("currency").asString("").equals("IDR");
        return isMoney ? Money.rupiah(amount.asLong()) : null;
    }

    private static @Nullable String textOf(JsonNode node, String field) {
        var value = node.path(field).asString("").strip();
        return value.isEmpty() ? null : value;
    }
}
