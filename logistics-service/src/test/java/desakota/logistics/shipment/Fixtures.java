package desakota.logistics.shipment;

import desakota.events.Address;
import desakota.events.ShipmentEvent;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Scan.Device;
import desakota.logistics.parcel.Scan.Goods;
import desakota.logistics.parcel.Step;
import desakota.logistics.quote.Promise;
import desakota.logistics.shipment.CourierReport.Code;
import desakota.logistics.shipment.CourierReport.Evidence;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shipments as the tests need them. */
final class Fixtures {

    static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    static final String ORDER = "order-1";
    static final Code RIGHT_CODE = new Code("the hash of 482913");
    static final String CODE = "0000-0001-1";
    static final String PARCEL = "parcel-1";
    static final String SIMPUL = "simpul-wagir";
    static final String CITY_HUB = "hub-malang";

    private Fixtures() {}

    static Shipment aPlannedShipment() {
        return shipmentOf(parcel(1));
    }

    static Shipment aShipmentOfTwoParcels() {
        return shipmentOf(parcel(1), parcel(2));
    }

    private static Shipment shipmentOf(Parcel... parcels) {
        return Shipment.planned(
                ORDER,
                "ORDER",
                "rina",
                new Address("Rina", "0812555111", "Jl. Ijen 5", "35.73.04.1002", "65111"),
                RIGHT_CODE.hash(),
                List.of(parcels));
    }

    private static Parcel parcel(int number) {
        return new Parcel(
                "parcel-" + number,
                "0000-000" + number + "-" + number,
                number == 1 ? "wagiman" : "sri",
                SIMPUL,
                CITY_HUB,
                "Pikap sayur",
                "Kurir Desakota",
                1_200,
                new Promise(NOW, NOW),
                false,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** The shipment after these were said of its first parcel at hubs, one after the other. */
    static Shipment after(Shipment shipment, Step... steps) {
        var current = shipment;
        for (var step : steps) current = hear(current, step);
        return current;
    }

    static Shipment hear(Shipment shipment, Step step) {
        var hub = step.stage() <= Step.DISPATCHED.stage() ? SIMPUL : CITY_HUB;
        var scan = Scan.atHub(step, hub, NOW, "bag-1");
        var found = step == Step.TAKEN_IN ? scan.with(new Goods(2, 1_250, "BAIK", null)) : scan;
        return shipment.hear(PARCEL, found).map(change -> change.after()).orElse(shipment);
    }

    static Shipment aShipmentAtTheCityHub() {
        return after(aPlannedShipment(), Step.TAKEN_IN, Step.BAGGED, Step.DISPATCHED, Step.ARRIVED);
    }

    static CourierReport report(Step step, int sequence) {
        return report("dedi", step, sequence, evidenceFor(step));
    }

    static @Nullable Evidence evidenceFor(Step step) {
        return step == Step.DELIVERED ? RIGHT_CODE : null;
    }

    static CourierReport report(
            String courier, Step step, int sequence, @Nullable Evidence evidence) {
        return new CourierReport(
                courier + " " + step + sequence,
                step,
                courier,
                CITY_HUB,
                new Device(courier + "/phone", (long) sequence),
                NOW.plusSeconds(90_000),
                NOW.plusSeconds(80_000 + sequence),
                evidence,
                null,
                step == Step.FAILED_ATTEMPT ? "NOBODY_HOME" : null,
                null);
    }

    /** Hears these one after the other; what is told is added to {@code told}. */
    static Shipment hearing(
            Shipment shipment, List<CourierReport> reports, List<ShipmentEvent> told) {
        var current = shipment;
        for (var report : reports) {
            var hearing = Hearing.of(current, CODE, report);
            told.addAll(hearing.events());
            current = hearing.after();
        }
        return current;
    }

    static Shipment hearing(Shipment shipment, CourierReport... reports) {
        return hearing(shipment, List.of(reports), new ArrayList<>());
    }
}
