package desakota.logistics;

import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.SIMPUL;

import desakota.kit.Ids;
import desakota.logistics.RunningLogistics.Answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hub's device that was offline.
 *
 * @param run makes the events of one test others than those of the next
 */
record HubDevice(RunningLogistics logistics, String run) {

    HubDevice(RunningLogistics logistics) {
        this(logistics, Ids.next());
    }

    Answer atSimpul(Object... events) {
        return logistics.post(
                SIMPUL,
                "/hubs/simpul-wagir/events",
                Map.of("deviceId", "hp-1", "events", List.of(events)));
    }

    Answer atCityHub(Object... events) {
        return logistics.post(
                CITY_HUB, "/hubs/hub-malang/events", Map.of("events", List.of(events)));
    }

    Map<String, Object> intake(int sequence, String code) {
        return intakeOf(sequence, code, 2, 1_250);
    }

    Map<String, Object> intakeOf(int sequence, String code, int count, int weightGrams) {
        var body = Map.of("parcelCode", code, "count", count, "weightGrams", weightGrams);
        return event(sequence, "INTAKE", Map.of("body", body));
    }

    Map<String, Object> bag(int sequence, String... codes) {
        var body = Map.of("destinationHubId", "hub-malang", "parcelCodes", List.of(codes));
        return event(sequence, "BAG", Map.of("body", body));
    }

    Map<String, Object> dispatch(int sequence, String packedBy) {
        return event(sequence, "DISPATCH", Map.of("bagId", run + packedBy));
    }

    Map<String, Object> arrival(int sequence, String packedBy, Map<String, List<String>> findings) {
        return event(sequence, "ARRIVAL", Map.of("bagId", run + packedBy, "body", findings));
    }

    Map<String, Object> event(int sequence, String type, Map<String, Object> more) {
        var event = new HashMap<>(more);
        event.put("eventId", run + "e" + sequence);
        event.put("type", type);
        event.put("occurredAt", "2026-03-05T02:%02d:00Z".formatted(sequence % 60));
        event.put("deviceSequence", sequence);
        return event;
    }
}
