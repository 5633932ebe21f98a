package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A village hub without a network, whose two devices send what was done in any order and twice. */
@Order(1)
@Timeout(300)
class OfflineHubIT {

    private static final String EVENTS = "/api/logistics/hubs/simpul-wagir/events";

    private static final Market market = new Market(MarketProcess.shared().address());

    private final Instant before = Instant.now().minus(Duration.ofHours(1));

    @Test
    void isHeardAsIfItHadBeenInTheNetwork() {
        var coffee = market.list("Kopi Luring", 10);
        var chips = market.listFor("sri", "Keripik Luring", 10);
        var trip = Trip.paid(market, new Line(coffee, 1), new Line(chips, 1));
        var codes = List.of(trip.codeOf("wagiman"), trip.codeOf("sri"));
        var bag = UUID.randomUUID().toString();
        var scales = batch(List.of(event(1, "INTAKE", taken(codes.getFirst()))));
        var phone =
                batch(
                        List.of(
                                event(4, "DISPATCH", Map.of("bagId", bag)),
                                packed(bag, 3, codes),
                                event(2, "INTAKE", taken(codes.getLast()))));

        var first = Trip.outcomes(market.simpulWagir.post(EVENTS, phone));
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("PLANNED");
        var second = Trip.outcomes(market.simpulWagir.post(EVENTS, scales));
        var again = Trip.outcomes(market.simpulWagir.post(EVENTS, phone));

        assertThat(first).containsOnly("APPLIED").hasSize(3);
        assertThat(second).containsExactly("APPLIED");
        assertThat(again).containsOnly("DUPLICATE").hasSize(3);
        trip.reaches("IN_TRANSIT");
        for (var producer : List.of("wagiman", "sri"))
            assertThat(trip.custodyOf(producer))
                    .containsExactly(
                            "TAKEN_IN simpul-wagir",
                            "BAGGED simpul-wagir",
                            "DISPATCHED simpul-wagir");
        new Shelf(market).has(coffee, 9, 9);
    }

    private Map<String, Object> event(int sequence, String type, Map<String, ?> body) {
        return Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "type",
                type,
                "occurredAt",
                before.plusSeconds(60L * sequence).toString(),
                "deviceSequence",
                sequence,
                "body",
                body);
    }

    private Map<String, Object> packed(String eventId, int sequence, List<String> codes) {
        var event =
                new HashMap<>(
                        event(
                                sequence,
                                "BAG",
                                Map.of("destinationHubId", "hub-malang", "parcelCodes", codes)));
        event.put("eventId", eventId);
        return event;
    }

    private static Map<String, Object> taken(String code) {
        return Map.of("parcelCode", code, "count", 1, "weightGrams", 900, "condition", "GOOD");
    }

    private static Map<String, Object> batch(List<Map<String, Object>> events) {
        return Map.of("deviceId", UUID.randomUUID().toString(), "events", events);
    }
}
