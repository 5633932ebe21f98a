package desakota.logistics.shipment;

import static desakota.logistics.shipment.Fixtures.CITY_HUB;
import static desakota.logistics.shipment.Fixtures.CODE;
import static desakota.logistics.shipment.Fixtures.NOW;
import static desakota.logistics.shipment.Fixtures.PARCEL;
import static desakota.logistics.shipment.Fixtures.SIMPUL;
import static desakota.logistics.shipment.Fixtures.evidenceFor;
import static desakota.logistics.shipment.Fixtures.report;

import desakota.events.ShipmentEvent;
import desakota.events.ShipmentEvent.ParcelStopDeclined;
import desakota.events.ShipmentEvent.ShipmentStopDeclined;
import desakota.kit.aggregate.Aggregates.Change;
import desakota.logistics.parcel.HubWork;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Ruling;
import desakota.logistics.parcel.Ruling.Allowed;
import desakota.logistics.parcel.Ruling.Late;
import desakota.logistics.parcel.Ruling.Refused;
import desakota.logistics.parcel.Scan;
import desakota.logistics.parcel.Step;
import desakota.logistics.parcel.Way;
import desakota.logistics.shipment.Hearing.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that can come to a parcel: from hubs, couriers, the order, a person, and time. */
enum ParcelHappening {
    INTAKE_IN_THE_VILLAGE(shipment -> ruled(shipment, SIMPUL, p -> HubWork.intake(p, SIMPUL))),
    INTAKE_IN_THE_CITY(shipment -> ruled(shipment, CITY_HUB, p -> HubWork.intake(p, CITY_HUB))),
    BAG(shipment -> bagged(shipment, SIMPUL)),
    DISPATCH(shipment -> dispatched(shipment, SIMPUL)),
    ARRIVAL(shipment -> arrived(shipment, Way.OUT, false)),
    ARRIVAL_WITHOUT_IT(shipment -> arrived(shipment, Way.OUT, true)),
    PICKED_UP(shipment -> heard(shipment, Step.PICKED_UP, null)),
    OUT_FOR_DELIVERY(shipment -> heard(shipment, Step.OUT_FOR_DELIVERY, null)),
    FAILED_ATTEMPT(shipment -> heard(shipment, Step.FAILED_ATTEMPT, "NOBODY_HOME")),
    REFUSED_AT_THE_DOOR(shipment -> heard(shipment, Step.FAILED_ATTEMPT, Scan.REFUSED)),
    DELIVERED(shipment -> heard(shipment, Step.DELIVERED, null)),
    COURIER_RETURNED_IT(shipment -> heard(shipment, Step.BROUGHT_BACK, null)),
    BAG_BACK(shipment -> bagged(shipment, CITY_HUB)),
    DISPATCH_BACK(shipment -> dispatched(shipment, CITY_HUB)),
    ARRIVAL_BACK(shipment -> arrived(shipment, Way.BACK, false)),
    ARRIVAL_BACK_WITHOUT_IT(shipment -> arrived(shipment, Way.BACK, true)),
    RETURN_IN_THE_VILLAGE(shipment -> ruled(shipment, SIMPUL, p -> HubWork.giveBack(p, SIMPUL))),
    LOSS(shipment -> ruled(shipment, CITY_HUB, HubWork::giveUp)),
    ORDER_CANCELLATION(shipment -> told(shipment, Stopping.stop(shipment, NOW))),
    PART_CANCELLATION(shipment -> told(shipment, Stopping.stopPart(shipment, "wagiman", NOW))),
    SEARCH_IN_VAIN(shipment -> timely(shipment, GivingUp.sought(shipment, later(), later()))),
    SILENCE(shipment -> timely(shipment, GivingUp.quiet(shipment, later(), later()))),
    PICK_UP_DECIDED(shipment -> forced(shipment, Step.PICKED_UP)),
    DELIVERY_DECIDED(shipment -> forced(shipment, Step.DELIVERED)),
    RETURN_DECIDED(shipment -> forced(shipment, Step.BROUGHT_BACK));

    static final String BAG_OUT = "bag-1";
    static final String BAG_HOME = "bag-2";

    private static final String UNCHANGED = ".";
    private static final String REFUSED = "!";
    private static final String REVIEW = "?";
    private static final int LATE_SEQUENCE = 90;

    @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
    private final Function<Shipment, Result> by;

    ParcelHappening(Function<Shipment, Result> by) {
        this.by = by;
    }

    /** What becomes of a shipment; the sign tells how, unless it changed. */
    private record Result(Shipment after, String sign) {}

    /** The situation of the shipment's parcel afterwards; else the sign that says what happened. */
    String after(Shipment shipment) {
        var result = by.apply(shipment);
        var before = shipment.parcel(PARCEL).situation();
        var after = result.after().parcel(PARCEL).situation();
        return before == after ? result.sign() : after.name();
    }

    private static Result ruled(Shipment shipment, String hubId, Function<Parcel, Ruling> rule) {
        return switch (rule.apply(shipment.parcel(PARCEL))) {
            case Allowed(var step) -> said(shipment, Scan.atHub(step, hubId, NOW, "command"));
            case Refused _ -> new Result(shipment, REFUSED);
            case Late _ -> new Result(shipment, REVIEW);
        };
    }

    private static Result said(Shipment shipment, Scan scan) {
        return new Result(
                shipment.hear(PARCEL, scan).map(Change::after).orElse(shipment), UNCHANGED);
    }

    private static Result bagged(Shipment shipment, String hubId) {
        return ruled(shipment, hubId, parcel -> HubWork.bag(parcel, hubId));
    }

    private static Result dispatched(Shipment shipment, String hubId) {
        var parcel = shipment.parcel(PARCEL);
        var way = Way.from(parcel, hubId);
        var bag = bagOf(way);
        if (parcel.saidBy(way.dispatched(), bag)) return new Result(shipment, UNCHANGED);
        return HubWork.isIn(bag, parcel)
                ? said(shipment, Scan.atHub(way.dispatched(), hubId, NOW, bag))
                : new Result(shipment, REFUSED);
    }

    /** A bag arrives once, and only when it has left. */
    private static Result arrived(Shipment shipment, Way way, boolean isMissing) {
        var parcel = shipment.parcel(PARCEL);
        var bag = bagOf(way);
        var finding = isMissing ? way.missing() : way.arrived();
        var other = isMissing ? way.arrived() : way.missing();
        if (!parcel.saidBy(way.dispatched(), bag) || parcel.saidBy(other, bag))
            return new Result(shipment, REFUSED);
        if (parcel.saidBy(finding, bag)) return new Result(shipment, UNCHANGED);
        var hubId = way == Way.OUT ? CITY_HUB : SIMPUL;
        return switch (HubWork.arrive(parcel, way, isMissing)) {
            case Allowed(var step) -> said(shipment, Scan.atHub(step, hubId, NOW, bag));
            case Refused _ -> new Result(shipment, UNCHANGED);
            case Late _ -> new Result(shipment, REVIEW);
        };
    }

    private static String bagOf(Way way) {
        return way == Way.OUT ? BAG_OUT : BAG_HOME;
    }

    private static Result heard(Shipment shipment, Step step, @Nullable String reason) {
        var hearing = Hearing.of(shipment, CODE, later(step, reason));
        return switch (hearing.outcome()) {
            case APPLIED, DUPLICATE -> new Result(hearing.after(), UNCHANGED);
            case REVIEW -> new Result(shipment, REVIEW);
        };
    }

    private static Result forced(Shipment shipment, Step step) {
        var hearing = Hearing.forced(shipment, CODE, later(step, null));
        return new Result(
                hearing.after(), hearing.outcome() == Outcome.REVIEW ? REFUSED : UNCHANGED);
    }

    private static CourierReport later(Step step, @Nullable String reason) {
        var report = report("dedi", step, LATE_SEQUENCE, evidenceFor(step));
        return new CourierReport(
                report.ref(),
                step,
                report.courierId(),
                report.hubId(),
                report.device(),
                report.at(),
                report.occurredAt(),
                report.evidence(),
                null,
                reason,
                null);
    }

    private static Instant later() {
        return NOW.plus(Duration.ofDays(30));
    }

    private static Result timely(
            Shipment shipment, Optional<Change<Shipment, ShipmentEvent>> change) {
        return new Result(change.map(Change::after).orElse(shipment), UNCHANGED);
    }

    private static Result told(Shipment shipment, List<ShipmentEvent> events) {
        var isDeclined =
                events.stream()
                        .anyMatch(
                                event ->
                                        event instanceof ShipmentStopDeclined
                                                || event instanceof ParcelStopDeclined);
        var after = events.stream().reduce(shipment, Shipment::apply, (_, last) -> last);
        return new Result(after, isDeclined ? REFUSED : UNCHANGED);
    }
}
