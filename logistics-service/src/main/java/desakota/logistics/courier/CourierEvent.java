package desakota.logistics.courier;

import static java.util.Objects.requireNonNullElse;

import desakota.events.Money;
import desakota.kit.ShortCode;
import desakota.logistics.device.Stamp;
import desakota.logistics.device.Stamp.FalseStamp;
import desakota.logistics.parcel.Step;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One event as a courier's device sent it, as far as it can be read.
 *
 * @param step null when it can't be applied, then {@code fault} says why
 * @param pictureId of a photo or signature that is to prove a delivery; null for other steps
 * @param collected the cash taken at the door; null if the courier did not say
 * @param reason why a try failed; null for other steps
 * @param note what the courier remarked
 */
record CourierEvent(
        @Nullable String parcelCode,
        @Nullable Step step,
        @Nullable Stamp stamp,
        @Nullable String code,
        @Nullable String pictureId,
        boolean signed,
        @Nullable Money collected,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String fault) {

    private static final long MOST_CASH = 1_000_000_000;
    private static final int LONGEST_NOTE = 500;
    private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z_]{0,39}");
    private static final String UNSPECIFIED = "UNSPECIFIED";
    private static final Map<String, Step> TYPES =
            Map.of(
                    "PICKED_UP", Step.PICKED_UP,
                    "OUT_FOR_DELIVERY", Step.OUT_FOR_DELIVERY,
                    "DELIVERED", Step.DELIVERED,
                    "FAILED_ATTEMPT", Step.FAILED_ATTEMPT,
                    "RETURNED", Step.BROUGHT_BACK);

    private static CourierEvent faulty(@Nullable String parcelCode, String fault) {
        return new CourierEvent(parcelCode, null, null, null, null, false, null, null, null, fault);
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
        var step = TYPES.get(type);
        if (step == null) return faulty(parcelCode, "There is no such type of event.");
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
        var reason = textOf(event, "reason");
        if (reason != null && !TOKEN.matcher(reason).matches())
            return faulty(parcelCode, "reason is no name in capital letters, as NOBODY_HOME.");
        var signature = textOf(proof, "signatureId");
        var picture = signature == null ? textOf(proof, "photoId") : signature;
        return new CourierEvent(
                parcelCode,
                step,
                stamp,
                textOf(proof, "code"),
                step == Step.DELIVERED ? picture : null,
                signature != null,
                amountOf(event.path("cashCollected")),
                step == Step.FAILED_ATTEMPT ? requireNonNullElse(reason, UNSPECIFIED) : null,
                clipped(textOf(event, "note")),
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

    private static @Nullable String clipped(@Nullable String text) {
        return text == null || text.length() <= LONGEST_NOTE
                ? text
                : text.substring(0, LONGEST_NOTE);
    }

    private static @Nullable String textOf(JsonNode node, String field) {
        var value = node.path(field).asString("").strip();
        return value.isEmpty() ? null : value;
    }
}
