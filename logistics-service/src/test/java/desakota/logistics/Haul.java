package desakota.logistics;

import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.SIMPUL;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelAttemptFailed;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelBroughtBack;
import desakota.events.ShipmentEvent.ParcelDelivered;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.ShipmentEvent.ParcelLost;
import desakota.events.ShipmentEvent.ParcelMissing;
import desakota.events.ShipmentEvent.ParcelOutForDelivery;
import desakota.events.ShipmentEvent.ParcelPickedUp;
import desakota.events.ShipmentEvent.ParcelReturned;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.kit.test.Journey.Told;
import desakota.kit.test.Replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The people of hubs and the courier, who do what the facts of a journey tell of them: each request
 * twice, as from a device whose answers get lost.
 */
final class Haul {

    private final RunningLogistics logistics;
    private final byte[] photo;
    private final Map<String, String> bags = new HashMap<>();

    Haul(RunningLogistics logistics, byte[] photo) {
        this.logistics = logistics;
        this.photo = photo;
    }

    /** Lets them act in this replay. */
    Replay in(Replay replay) {
        return replay.doing(ParcelTakenIn.class, told -> takeIn(told, producer(told)))
                .doing(ParcelBagged.class, told -> bag(told, producer(told)))
                .doing(ParcelDispatched.class, told -> dispatch(told, producer(told)))
                .doing(ParcelArrived.class, told -> arrive(told, producer(told), false))
                .doing(ParcelMissing.class, told -> arrive(told, producer(told), true))
                .doing(ParcelPickedUp.class, told -> report(told, "PICKED_UP", Map.of()))
                .doing(
                        ParcelOutForDelivery.class,
                        told -> report(told, "OUT_FOR_DELIVERY", Map.of()))
                .doing(ParcelAttemptFailed.class, this::fail)
                .doing(ParcelDelivered.class, this::deliver)
                .doing(ParcelBroughtBack.class, told -> report(told, "RETURNED", Map.of()))
                .doing(ParcelReturned.class, told -> giveBack(told, producer(told)))
                .doing(ParcelLost.class, told -> giveUp(told, producer(told)));
    }

    private void takeIn(Told told, String producer) {
        var body = Map.of("parcelCode", code(told, producer), "count", 2, "weightGrams", 750);
        twice(told, SIMPUL, "/hubs/simpul-wagir/intakes", body);
    }

    private void bag(Told told, String producer) {
        var out = status(told, producer).equals("AT_ORIGIN_HUB");
        var body =
                Map.of(
                        "destinationHubId",
                        out ? "hub-malang" : "simpul-wagir",
                        "parcelCodes",
                        List.of(code(told, producer)));
        var bag =
                out
                        ? twice(told, SIMPUL, "/hubs/simpul-wagir/bags", body)
                        : twice(told, CITY_HUB, "/hubs/hub-malang/bags", body);
        bags.put(told.key() + producer, bag.text("/id"));
    }

    private void dispatch(Told told, String producer) {
        var path = bagOf(told, producer) + "/dispatch";
        if (status(told, producer).equals("RETURNING"))
            twice(told, CITY_HUB, "/hubs/hub-malang/bags/" + path, Map.of());
        else twice(told, SIMPUL, "/hubs/simpul-wagir/bags/" + path, Map.of());
    }

    private void arrive(Told told, String producer, boolean isMissing) {
        var missing = isMissing ? List.of(code(told, producer)) : List.of();
        var path = "/hubs/hub-malang/bags/" + bagOf(told, producer) + "/arrival";
        twice(told, CITY_HUB, path, Map.of("missing", missing));
    }

    private void giveBack(Told told, String producer) {
        var bag = bags.get(told.key() + producer);
        if (bag != null)
            twice(told, SIMPUL, "/hubs/simpul-wagir/bags/" + bag + "/arrival", Map.of());
        else
            twice(
                    told,
                    SIMPUL,
                    "/hubs/simpul-wagir/returns",
                    Map.of("parcelCode", code(told, producer)));
    }

    private void giveUp(Told told, String producer) {
        var body = Map.of("parcelCode", code(told, producer), "cause", "MISSING");
        twice(told, CITY_HUB, "/hubs/hub-malang/losses", body);
    }

    private void fail(Told told) {
        var reason = ((ParcelAttemptFailed) told.fact()).reason();
        report(told, "FAILED_ATTEMPT", Map.of("reason", reason));
    }

    private void deliver(Told told) {
        var picture = logistics.upload(DEDI, "photo-" + name(told), photo).text("/id");
        report(told, "DELIVERED", Map.of("proof", Map.of("photoId", picture)));
    }

    private void report(Told told, String type, Map<String, Object> more) {
        var event =
                new HashMap<>(
                        RunningLogistics.event(
                                name(told),
                                code(told, producer(told)),
                                type,
                                (int) told.sequence()));
        event.putAll(more);
        assertThat(RunningLogistics.outcomes(logistics.report(DEDI, event, event)))
                .containsExactly("APPLIED", "DUPLICATE");
    }

    private RunningLogistics.Answer twice(Told told, String who, String path, Object body) {
        var first = logistics.postAs(who, name(told), path, body);
        var second = logistics.postAs(who, name(told), path, body);
        assertThat(first.status()).as(path).isBetween(200, 201);
        assertThat(second.body()).isEqualTo(first.body());
        return first;
    }

    private static String name(Told told) {
        return told.key() + "-" + told.sequence();
    }

    private String bagOf(Told told, String producer) {
        return String.valueOf(bags.get(told.key() + producer));
    }

    private String code(Told told, String producer) {
        return field(told, producer, "code");
    }

    private String status(Told told, String producer) {
        return field(told, producer, "status");
    }

    private String field(Told told, String producer, String field) {
        return logistics
                .get(BUYER, "/parcels?order=" + told.key())
                .body()
                .at("/items")
                .values()
                .stream()
                .filter(parcel -> parcel.path("producerId").asString().equals(producer))
                .map(parcel -> parcel.path(field).asString())
                .findFirst()
                .orElseThrow();
    }

    private static String producer(Told told) {
        return switch ((ShipmentEvent) told.fact()) {
            case ParcelTakenIn e -> e.producerId();
            case ParcelBagged e -> e.producerId();
            case ParcelDispatched e -> e.producerId();
            case ParcelArrived e -> e.producerId();
            case ParcelMissing e -> e.producerId();
            case ParcelPickedUp e -> e.producerId();
            case ParcelOutForDelivery e -> e.producerId();
            case ParcelAttemptFailed e -> e.producerId();
            case ParcelDelivered e -> e.producerId();
            case ParcelBroughtBack e -> e.producerId();
            case ParcelReturned e -> e.producerId();
            case ParcelLost e -> e.producerId();
            case ShipmentEvent.ShipmentPlanned _,
                    ShipmentEvent.ParcelStopped _,
                    ShipmentEvent.ParcelStopDeclined _,
                    ShipmentEvent.ShipmentStopped _,
                    ShipmentEvent.ShipmentStopDeclined _,
                    ShipmentEvent.Unknown _ ->
                    throw new IllegalArgumentException(told.toString());
        };
    }
}
