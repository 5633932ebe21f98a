package desakota.logistics.bag;

import desakota.logistics.bag.BagController.Pack;
import desakota.logistics.bag.BagController.Receive;
import desakota.logistics.bag.HubEvent.Intake;
import desakota.logistics.bag.HubEvent.Leaving;
import desakota.logistics.bag.HubEvent.Packing;
import desakota.logistics.bag.HubEvent.Reaching;
import desakota.logistics.bag.HubEvent.Unreadable;
import desakota.logistics.bag.HubEvent.Work;
import desakota.logistics.desk.TakeIn;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Stamp;
import desakota.logistics.device.Stamp.FalseStamp;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what hubs' devices sent. A body is held against what the endpoint of its name wants. */
@Component
class HubEventReader {

    private static final String NO_BAG = "The event names no bag, by bagId or by bagEventId.";

    private final JsonMapper json;
    private final Validator validator;

    HubEventReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    HubEvent read(Recorded recorded) {
        var event = recorded.read(json);
        try {
            var stamp = Stamp.read(event, recorded.receivedAt());
            return new HubEvent(recorded, stamp, work(event));
        } catch (FalseStamp e) {
            var unknown = new Stamp(recorded.receivedAt(), null);
            return new HubEvent(recorded, unknown, new Unreadable(e.getMessage()));
        }
    }

    /** Whether it says that a bag was packed. */
    boolean isPacking(Recorded recorded) {
        return recorded.read(json).path("type").asString("").equals("BAG");
    }

    private Work work(JsonNode event) {
        var body = event.path("body");
        if (!body.isMissingNode() && !body.isNull() && !body.isObject())
            return new Unreadable("body is no JSON object.");
        return switch (event.path("type").asString("")) {
            case "INTAKE" -> sound(withCode(event), TakeIn.class, Intake::new);
            case "BAG" -> sound(body, Pack.class, Packing::new);
            case "DISPATCH" -> bag(event).<Work>map(Leaving::new).orElse(new Unreadable(NO_BAG));
            case "ARRIVAL" ->
                    bag(event)
                            .map(bag -> sound(body, Receive.class, it -> new Reaching(bag, it)))
                            .orElse(new Unreadable(NO_BAG));
            default -> new Unreadable("There is no such type of event.");
        };
    }

    /** The body of an intake, whose parcel may be named beside it as in a courier's events. */
    private JsonNode withCode(JsonNode event) {
        var body = event.path("body") instanceof ObjectNode given ? given : json.createObjectNode();
        if (body.has("parcelCode") || !event.has("parcelCode")) return body;
        return body.deepCopy().set("parcelCode", event.path("parcelCode"));
    }

    private static Optional<String> bag(JsonNode event) {
        return Stream.of(event, event.path("body"))
                .flatMap(place -> Stream.of(place.path("bagId"), place.path("bagEventId")))
                .map(name -> name.asString("").strip())
                .filter(name -> !name.isEmpty() && name.length() <= 100)
                .findFirst();
    }

    private <T> Work sound(JsonNode body, Class<T> type, Function<T, Work> work) {
        try {
            var read = json.treeToValue(body.isObject() ? body : json.createObjectNode(), type);
            var faults = validator.validate(read);
            return faults.isEmpty()
                    ? work.apply(read)
                    : new Unreadable(sentence(List.copyOf(faults)));
        } catch (JacksonException e) {
            var at = e.getPath();
            var field = at.isEmpty() ? null : at.getFirst().getPropertyName();
            return new Unreadable(
                    (field == null ? "body" : "body." + field) + " is not what is expected there.");
        }
    }

    private static <T> String sentence(List<ConstraintViolation<T>> faults) {
        return faults.stream()
                .map(fault -> "body." + fault.getPropertyPath() + " " + fault.getMessage() + ".")
                .sorted(Comparator.naturalOrder())
                .findFirst()
                .orElse("");
    }
}
