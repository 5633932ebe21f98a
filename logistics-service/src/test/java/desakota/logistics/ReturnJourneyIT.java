package desakota.logistics;

import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.event;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Address;
import desakota.events.Event;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ParcelStopped;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.events.StockFate;
import desakota.events.Topic;
import desakota.kit.test.Publisher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A parcel that does not stay with its buyer. */
@AgainstTheRunningService
class ReturnJourneyIT {

    private static final String VILLAGE = "35.73.04.1002";
    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;

    private RunningLogistics logistics = new RunningLogistics(0);

    @BeforeEach
    void connect() {
        logistics = new RunningLogistics(port);
    }

    @Test
    void goesBackToTheSimpulWhenItIsRefused() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));
        var courier = courierOf(code);
        var refused = new HashMap<>(event(code + "1", code, "FAILED_ATTEMPT", 1));
        refused.put("reason", "REFUSED");
        refused.put("note", "Nobody had ordered it.");

        assertThat(outcomes(logistics.report(courier, refused))).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("FAILED");
        assertThat(taskOf(courier, code)).contains("BRING_BACK");
        var tracked = logistics.getAnonymously("/tracking/" + code);
        assertThat(tracked.text("/reason")).isEqualTo("The parcel was refused at the door.");
        assertThat(tracked.body().toString()).doesNotContain("Nobody had ordered it.");
        assertThat(outcomes(logistics.report(courier, event(code + "2", code, "RETURNED", 2))))
                .containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("RETURNING");
        assertThat(takeBack(code, "DAMAGED").status()).isEqualTo(201);
        assertThat(takeBack(code, "DAMAGED").status()).isEqualTo(409);
        var bag = sendBack(code);
        var arrived =
                logistics.post(SIMPUL, "/hubs/simpul-wagir/bags/" + bag + "/arrival", Map.of());

        assertThat(arrived.text("/status")).isEqualTo("ARRIVED");
        assertThat(logistics.status(code)).isEqualTo("RETURNED");
        var parcel = logistics.get(BUYER, "/parcels?order=" + order).body().at("/items/0");
        assertThat(parcel.path("legs").values())
                .extracting(leg -> leg.path("status").asString())
                .containsExactly("DONE", "CANCELLED", "DONE");
        assertThat(parcel.path("custody").values())
                .extracting(link -> link.path("to").asString())
                .endsWith(
                        courier.equals(DEDI) ? "dedi" : "wulan",
                        "hub-malang",
                        "hub-malang",
                        "hub-malang",
                        "Pikap sayur Wagir–Malang",
                        "simpul-wagir");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(events(order))
                                        .hasAtLeastOneElementOfType(ParcelAttemptFailed.class)
                                        .hasAtLeastOneElementOfType(ParcelBroughtBack.class)
                                        .last()
                                        .isInstanceOfSatisfying(
                                                ParcelReturned.class,
                                                returned ->
                                                        assertThat(returned.stock())
                                                                .isEqualTo(StockFate.WRITTEN_OFF)));
    }

    @Test
    void isGivenBackByItsSimpulWhenItsOrderIsCancelled() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.takeIn(code);
        var unwanted = Map.of("parcelCode", code, "condition", "BAIK");

        assertThat(logistics.post(SIMPUL, "/hubs/simpul-wagir/returns", unwanted).status())
                .isEqualTo(409);
        Publisher.publish(
                order, 3, new OrderCancellationRequested(Instant.EPOCH, "No more", "rina"));
        await().atMost(SOON).until(() -> logistics.status(code).equals("RETURNING"));
        var key = "back-" + code;
        var first = logistics.postAs(SIMPUL, key, "/hubs/simpul-wagir/returns", unwanted);
        var again = logistics.postAs(SIMPUL, key, "/hubs/simpul-wagir/returns", unwanted);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("RETURNED");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(logistics.post(CITY_HUB, "/hubs/hub-malang/returns", unwanted).status())
                .isEqualTo(409);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(events(order))
                                        .hasAtLeastOneElementOfType(ShipmentStopped.class)
                                        .filteredOn(ParcelReturned.class::isInstance)
                                        .hasSize(1));
    }

    @Test
    void isStoppedWhenItsProducerCanNotDeliver() {
        var order = logistics.paidOrder(VILLAGE, "wagiman", "sri");
        var codes = logistics.codes(order);
        logistics.takeIn(codes.getFirst());

        Publisher.publish(order, 3, cannotDeliver("wagiman"));
        Publisher.publish(order, 4, cannotDeliver("sri"));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(events(order))
                                        .hasAtLeastOneElementOfType(ParcelStopDeclined.class)
                                        .hasAtLeastOneElementOfType(ParcelStopped.class));
        assertThat(logistics.status(codes.getFirst())).isEqualTo("AT_ORIGIN_HUB");
        assertThat(logistics.status(codes.getLast())).isEqualTo("RETURNED");
        assertThat(logistics.takeIn(codes.getLast()).status()).isEqualTo(409);
    }

    private static OrderPartCancellationRequested cannotDeliver(String producer) {
        return new OrderPartCancellationRequested(
                Instant.EPOCH, producer, "Burnt", StockFate.WRITTEN_OFF, producer);
    }

    @Test
    void isTakenToTheCorrectedAddress() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));
        var address = new Address("Rina", "0812555111", "Jl. Semeru 77", VILLAGE, "65111");

        Publisher.publish(order, 3, new OrderAddressCorrected(Instant.EPOCH, address));

        var courier = courierOf(code);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(taskOf(courier, code)).contains("Jl. Semeru 77"));
    }

    private String sendBack(String code) {
        var bag =
                logistics.post(
                        CITY_HUB,
                        "/hubs/hub-malang/bags",
                        Map.of("destinationHubId", "simpul-wagir", "parcelCodes", List.of(code)));
        assertThat(bag.status()).isEqualTo(201);
        var id = bag.text("/id");
        logistics.post(CITY_HUB, "/hubs/hub-malang/bags/" + id + "/dispatch", Map.of());
        return id;
    }

    private RunningLogistics.Answer takeBack(String code, String condition) {
        return logistics.post(
                CITY_HUB,
                "/hubs/hub-malang/intakes",
                Map.of(
                        "parcelCode",
                        code,
                        "count",
                        2,
                        "weightGrams",
                        1_250,
                        "condition",
                        condition));
    }

    private String taskOf(String courier, String code) {
        return logistics.get(courier, "/courier/tasks").body().at("/items").values().stream()
                .filter(task -> task.path("parcelCode").asString().equals(code))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private String courierOf(String code) {
        return taskOf(DEDI, code).isEmpty() ? WULAN : DEDI;
    }

    private static List<Event> events(String order) {
        return Publisher.received(Topic.SHIPMENTS, order);
    }
}
