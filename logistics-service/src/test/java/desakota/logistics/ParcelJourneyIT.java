package desakota.logistics;

import static desakota.logistics.RunningLogistics.AS_TYPED;
import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.delivered;
import static desakota.logistics.RunningLogistics.event;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentPlanned;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

@AgainstTheRunningService
class ParcelJourneyIT {

    private static final String VILLAGE = "35.73.04.1002";

    @LocalServerPort private int port;

    private RunningLogistics logistics = new RunningLogistics(0);

    @BeforeEach
    void connect() {
        logistics = new RunningLogistics(port);
    }

    @Test
    void goesFromTheSimpulToTheDoor() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        assertThat(logistics.status(code)).isEqualTo("PLANNED");

        assertThat(logistics.takeIn(code).status()).isEqualTo(201);
        var bag = logistics.pack(List.of(code));
        assertThat(bag.status()).isEqualTo(201);
        assertThat(bag.text("/parcels/0/code")).isEqualTo(code);
        assertThat(logistics.status(code)).isEqualTo("IN_BAG");
        var bagId = bag.text("/id");
        assertThat(logistics.dispatch(bagId).text("/status")).isEqualTo("DISPATCHED");
        assertThat(logistics.dispatch(bagId).text("/status")).isEqualTo("DISPATCHED");
        assertThat(logistics.receive(bagId, Map.of()).text("/status")).isEqualTo("ARRIVED");
        assertThat(logistics.receive(bagId, Map.of()).text("/status")).isEqualTo("ARRIVED");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");

        var courier = courierOf(code);
        var batch =
                new Object[] {
                    delivered(code + "3", code, 3, Map.of("code", AS_TYPED)),
                    event(code + "1", code, "PICKED_UP", 1),
                    event(code + "2", code, "OUT_FOR_DELIVERY", 2)
                };
        assertThat(outcomes(logistics.report(courier, batch)))
                .containsExactly("APPLIED", "APPLIED", "APPLIED");
        assertThat(outcomes(logistics.report(courier, batch)))
                .containsExactly("DUPLICATE", "DUPLICATE", "DUPLICATE");

        var parcel = logistics.get(BUYER, "/parcels?order=" + order).body().at("/items/0");
        assertThat(parcel.path("status").asString()).isEqualTo("DELIVERED");
        assertThat(parcel.at("/legs/1/to").isNull()).isTrue();
        assertThat(parcel.path("custody").values())
                .extracting(link -> link.path("type").asString())
                .containsExactly(
                        "TAKEN_IN",
                        "BAGGED",
                        "DISPATCHED",
                        "ARRIVED",
                        "PICKED_UP",
                        "OUT_FOR_DELIVERY",
                        "DELIVERED");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(RunningLogistics.told(order))
                                        .isEqualTo(
                                                List.of(
                                                        ShipmentPlanned.class,
                                                        ParcelTakenIn.class,
                                                        ParcelBagged.class,
                                                        ParcelDispatched.class,
                                                        ParcelArrived.class,
                                                        ParcelPickedUp.class,
                                                        ParcelOutForDelivery.class,
                                                        ParcelDelivered.class)));
    }

    @Test
    void isLostWhenItsBagArrivesWithoutIt() {
        var order = logistics.paidOrder(VILLAGE, "wagiman", "sri");
        var codes = logistics.codes(order);
        codes.forEach(logistics::takeIn);
        var bag = logistics.pack(codes).text("/id");
        logistics.dispatch(bag);
        var missing = Map.of("missing", List.of(codes.getFirst()));

        var received = logistics.receive(bag, missing);

        assertThat(received.status()).isEqualTo(200);
        assertThat(logistics.receive(bag, missing).body()).isEqualTo(received.body());
        assertThat(logistics.receive(bag, Map.of()).status()).isEqualTo(409);
        assertThat(logistics.status(codes.getFirst())).isEqualTo("LOST");
        assertThat(logistics.status(codes.getLast())).isEqualTo("AT_DESTINATION_HUB");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(RunningLogistics.told(order))
                                        .contains(ParcelMissing.class, ParcelArrived.class));
    }

    @Test
    void isBaggedWithAllOthersOrNotAtAll() {
        var order = logistics.paidOrder(VILLAGE, "wagiman", "sri");
        var codes = logistics.codes(order);
        logistics.takeIn(codes.getFirst());

        var refused = logistics.pack(codes);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/errors/0/field")).isEqualTo("parcelCodes[1]");
        assertThat(refused.text("/errors/0/message")).contains(codes.getLast());
        assertThat(logistics.status(codes.getFirst())).isEqualTo("AT_ORIGIN_HUB");
        var packed = logistics.pack(List.of(codes.getFirst()));
        assertThat(packed.status()).isEqualTo(201);
        assertThat(logistics.pack(List.of(codes.getFirst())).status()).isEqualTo(409);
        var listed = logistics.get(CITY_HUB, "/hubs/hub-malang/bags?size=1");
        assertThat(listed.text("/items/0/id")).isEqualTo(packed.text("/id"));
    }

    @Test
    void isShownOnlyToThoseOnItsWay() {
        var order = logistics.paidOrder(VILLAGE, "wagiman", "sri");
        var own = logistics.get(Tokens.of("wagiman", Role.PRODUCER), "/parcels?order=" + order);
        var stranger = Tokens.of("bayu", Role.BUYER);
        var id = own.text("/items/0/id");
        var code = own.text("/items/0/code");

        assertThat(own.body().at("/items")).hasSize(1);
        assertThat(logistics.get(CITY_HUB, "/parcels/" + id).status()).isEqualTo(200);
        assertThat(logistics.get(stranger, "/parcels/" + id).status()).isEqualTo(404);
        assertThat(logistics.get(stranger, "/parcels?order=" + order).status()).isEqualTo(404);
        assertThat(logistics.getAnonymously("/parcels/" + id).status()).isEqualTo(401);
        assertThat(logistics.getAnonymously("/tracking/" + code).body().toString())
                .contains("Simpul Wagir")
                .doesNotContain("Rina", "0812", "Ijen", "wagiman");
    }

    @Test
    void isHandledByItsHubsOnly() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        var body = Map.of("parcelCode", code, "count", 1, "weightGrams", 900);

        var otherHub = logistics.post(CITY_HUB, "/hubs/simpul-wagir/intakes", body);
        var notTheirs = logistics.post(CITY_HUB, "/hubs/hub-malang/intakes", body);
        var unknown = logistics.post(SIMPUL, "/hubs/simpul-atlantis/intakes", body);
        var buyer = logistics.post(BUYER, "/hubs/simpul-wagir/intakes", body);
        var listed = logistics.get(SIMPUL, "/hubs/simpul-wagir/parcels?status=PLANNED&size=200");

        assertThat(otherHub.status()).isEqualTo(403);
        assertThat(notTheirs.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(buyer.status()).isEqualTo(403);
        assertThat(listed.body().toString()).contains(code);
        assertThat(logistics.takeIn(code).status()).isEqualTo(201);
        assertThat(logistics.takeIn(code).status()).isEqualTo(409);
    }

    @Test
    void isEitherStoppedOrDispatched() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.takeIn(code);
        var bag = logistics.pack(List.of(code)).text("/id");

        var leaving = CompletableFuture.supplyAsync(() -> logistics.dispatch(bag).status());
        Publisher.publish(
                order,
                3,
                new OrderCancellationRequested(Instant.EPOCH, "I changed my mind", "rina"));
        var status = leaving.join();
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                RunningLogistics.told(order).stream()
                                        .anyMatch(
                                                event ->
                                                        event == ShipmentStopped.class
                                                                || event
                                                                        == ShipmentStopDeclined
                                                                                .class));

        var told = RunningLogistics.told(order);
        if (status == 200)
            assertThat(told).contains(ParcelDispatched.class, ShipmentStopDeclined.class);
        else
            assertThat(told)
                    .contains(ShipmentStopped.class)
                    .doesNotContain(ParcelDispatched.class, ShipmentStopDeclined.class);
    }

    private String courierOf(String code) {
        var tasks = logistics.get(DEDI, "/courier/tasks").body().toString();
        return tasks.contains(code) ? DEDI : WULAN;
    }
}
