package desakota.logistics;

import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What hubs' devices say that were offline. */
@AgainstTheRunningService
class HubEventsIT {

    private static final String VILLAGE = "35.73.04.1002";

    private final RunningLogistics logistics;
    private final HubDevice device;
    private final int port;

    HubEventsIT(@LocalServerPort int port) {
        this.logistics = new RunningLogistics(port);
        this.port = port;
        this.device = new HubDevice(logistics);
    }

    @Test
    void doInTheirDevicesOrderWhatTheHubDid() {
        var order = order("wagiman", "sri");
        var codes = logistics.codes(order);
        var batch =
                new Object[] {
                    device.dispatch(4, "e3"),
                    device.bag(3, codes.getFirst(), codes.getLast()),
                    device.intake(2, codes.getLast()),
                    device.intake(1, codes.getFirst())
                };

        var first = device.atSimpul(batch);
        var again = device.atSimpul(batch);
        var arrival =
                device.atCityHub(
                        device.arrival(9, "e3", Map.of("missing", List.of(codes.getLast()))));

        assertThat(outcomes(first)).containsOnly("APPLIED").hasSize(4);
        assertThat(outcomes(again)).containsOnly("DUPLICATE").hasSize(4);
        assertThat(outcomes(arrival)).containsExactly("APPLIED");
        assertThat(logistics.status(codes.getFirst())).isEqualTo("AT_DESTINATION_HUB");
        assertThat(logistics.status(codes.getLast())).isEqualTo("LOST");
        assertThat(custody(order, codes.getFirst()))
                .containsExactly("TAKEN_IN", "BAGGED", "DISPATCHED", "ARRIVED");
        var taken = parcel(order, codes.getFirst()).at("/custody/0");
        assertThat(taken.path("occurredAt").asString()).isEqualTo("2026-03-05T02:01:00Z");
        assertThat(Instant.parse(taken.path("at").asString()))
                .isAfter(Instant.parse("2026-03-06T00:00:00Z"));
    }

    @Test
    void waitForWhatTheyName() {
        var code = logistics.codes(order("wagiman")).getFirst();

        var dispatched = device.atSimpul(device.dispatch(3, "e2"));
        var bagged = device.atSimpul(device.bag(2, code));
        var before = logistics.status(code);
        var taken = device.atSimpul(device.intake(1, code));

        assertThat(outcomes(dispatched)).containsExactly("APPLIED");
        assertThat(dispatched.text("/results/0/detail")).contains("waits for the BAG");
        assertThat(bagged.text("/results/0/detail")).contains("waits for the INTAKE of " + code);
        assertThat(before).isEqualTo("PLANNED");
        assertThat(outcomes(taken)).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("IN_BAG");
        assertThat(logistics.get(CITY_HUB, "/hubs/hub-malang/bags?size=1").text("/items/0/status"))
                .isEqualTo("DISPATCHED");
    }

    @Test
    void tellOfAnArrivalBeforeItsBagHasLeft() {
        var order = order("wagiman");
        var code = logistics.codes(order).getFirst();
        device.atSimpul(device.intake(1, code), device.bag(2, code));

        var arrived = device.atCityHub(device.arrival(1, "e2", Map.of()));
        var there = logistics.status(code);
        var left = device.atSimpul(device.dispatch(3, "e2"));

        assertThat(outcomes(arrived)).containsExactly("APPLIED");
        assertThat(there).isEqualTo("AT_DESTINATION_HUB");
        assertThat(outcomes(left)).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
        assertThat(custody(order, code))
                .containsExactly("TAKEN_IN", "BAGGED", "DISPATCHED", "ARRIVED");
    }

    @Test
    void letABagTravelThoughOneParcelCannotBeInIt() {
        var codes = logistics.codes(order("wagiman", "sri"));
        codes.forEach(logistics::takeIn);
        logistics.pack(List.of(codes.getLast()));

        var packed =
                device.atSimpul(device.bag(1, codes.getFirst(), codes.getLast(), "0000-0000-0"));
        var left = device.atSimpul(device.dispatch(2, "e1"));

        assertThat(outcomes(packed)).containsExactly("REVIEW");
        assertThat(packed.text("/results/0/detail"))
                .contains(codes.getLast())
                .doesNotContain(codes.getFirst());
        assertThat(outcomes(left)).containsExactly("APPLIED");
        assertThat(reviews(SIMPUL))
                .contains(device.run() + "e1")
                .doesNotContain(device.run() + "e2");
        assertThat(reviews(CITY_HUB)).doesNotContain(device.run());
        var bags = logistics.get(SIMPUL, "/hubs/simpul-wagir/bags?size=1").body().at("/items/0");
        assertThat(bags.path("status").asString()).isEqualTo("DISPATCHED");
        assertThat(bags.path("parcels").values())
                .extracting(line -> line.path("code").asString())
                .containsExactly(codes.getFirst());
    }

    @Test
    void addNothingToWhatWasDoneInTheNetwork() {
        var code = logistics.codes(order("wagiman")).getFirst();
        logistics.takeIn(code);
        var packed = logistics.pack(List.of(code));

        var said =
                device.atSimpul(
                        device.intakeOf(1, code, 2, 1_250),
                        device.bag(2, code),
                        device.dispatch(3, "e2"));

        assertThat(outcomes(said)).containsExactly("DUPLICATE", "DUPLICATE", "APPLIED");
        assertThat(
                        logistics
                                .get(SIMPUL, "/hubs/simpul-wagir/bags/" + packed.text("/id"))
                                .text("/status"))
                .isEqualTo("DISPATCHED");
    }

    @Test
    void areForReviewWhenTheyContradict() {
        var code = logistics.codes(order("wagiman")).getFirst();
        logistics.takeIn(code);
        var other = logistics.pack(List.of(code)).text("/id");

        var answer =
                device.atSimpul(
                        device.intakeOf(1, code, 9, 9_999),
                        device.bag(2, code, "0000-0000-0"),
                        device.dispatch(3, "e2"),
                        device.event(4, "ARRIVAL", Map.of("bagId", other)),
                        device.event(5, "INTAKE", Map.of("body", Map.of("parcelCode", code))),
                        device.event(6, "INTAKE", Map.of("body", Map.of("parcelCode", 7))),
                        device.event(7, "BAG", Map.of("body", "x")),
                        device.event(8, "DISPATCH", Map.of()),
                        device.event(9, "TELEPORT", Map.of()),
                        Map.of("eventId", device.run() + "e10", "type", "DISPATCH", "bagId", other),
                        "no event");

        assertThat(outcomes(answer)).hasSize(11).containsOnly("REVIEW");
        assertThat(answer.text("/results/5/detail")).contains("body.parcelCode");
        assertThat(logistics.status(code)).isEqualTo("IN_BAG");
        assertThat(reviews(SIMPUL)).contains(device.run() + "e1", device.run() + "e9");
    }

    @Test
    void giveEachCourierSomethingToDoWhereTheGoodsAreHandedOut() {
        var hub = CashHub.opened(port);
        var other = hub.anotherCourier();
        var codes =
                Stream.of("35.73.04.1002", "35.73.05.1001", "35.73.05.1002", "35.79.02.2001")
                        .map(village -> hub.paidOrderTo(village, 40_000))
                        .map(order -> logistics.codes(order).getFirst())
                        .toList();
        var intakes = IntStream.range(0, 4).mapToObj(i -> device.intake(i, codes.get(i))).toList();

        var answer = logistics.post(hub.token(), hub.path("/events"), Map.of("events", intakes));

        assertThat(outcomes(answer)).hasSize(4).containsOnly("APPLIED");
        assertThat(hub.tasks().path("items")).hasSize(2);
        assertThat(logistics.get(other, "/courier/tasks").body().path("items")).hasSize(2);
    }

    @Test
    void areTheirHubsOwn() {
        var many = IntStream.range(0, 501).mapToObj(i -> device.dispatch(i, "e0")).toList();
        var path = "/hubs/simpul-wagir/events";

        assertThat(logistics.post(CITY_HUB, path, Map.of("events", List.of())).status())
                .isEqualTo(403);
        assertThat(logistics.post(DEDI, path, Map.of("events", List.of())).status()).isEqualTo(403);
        assertThat(logistics.post(SIMPUL, path, Map.of("events", many)).status()).isEqualTo(400);
        assertThat(logistics.post(SIMPUL, path, List.of()).status()).isEqualTo(400);
        assertThat(logistics.post(SIMPUL, path, Map.of("events", List.of())).status())
                .isEqualTo(200);
    }

    private String order(String... producers) {
        return logistics.paidOrder(VILLAGE, producers);
    }

    private String reviews(String token) {
        return logistics.get(token, "/reviews?size=200").body().toString();
    }

    private JsonNode parcel(String order, String code) {
        return logistics.get(BUYER, "/parcels?order=" + order).body().at("/items").values().stream()
                .filter(parcel -> parcel.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> custody(String order, String code) {
        return parcel(order, code).path("custody").values().stream()
                .map(link -> link.path("type").asString())
                .toList();
    }
}
