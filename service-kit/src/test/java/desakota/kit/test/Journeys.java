package desakota.kit.test;

import desakota.events.Money;
import desakota.events.PaymentMethod;
import desakota.events.StockFate;

import java.util.function.BiConsumer;

/** The ways that an order can go, each as the facts that all services tell of it. */
public enum Journeys {
    /** Paid, carried, delivered, confirmed. */
    HAPPY((way, cast) -> way.paidAndPlanned().takenIn().carried().delivered().completed()),

    /** The catalogue has too little. */
    NO_STOCK((way, _) -> way.placed(PaymentMethod.QRIS).outOfStock()),

    /** Nobody pays. */
    EXPIRED((way, _) -> way.placed(PaymentMethod.QRIS).reserved().expired()),

    /** The buyer thinks better of it before paying. */
    CANCELLED_BEFORE_PAYMENT((way, _) -> way.placed(PaymentMethod.QRIS).reserved().cancelled()),

    /** The buyer thinks better of it when one part is with the simpul already. */
    CANCELLED_AFTER_PAYMENT(
            (way, cast) ->
                    way.paidAndPlanned()
                            .takenIn(cast.coffee())
                            .cancellationRequested()
                            .stopped()
                            .handedBack(cast.coffee())),

    /** The buyer thinks better of it when the parcels are gone. */
    STOP_DECLINED(
            (way, _) ->
                    way.paidAndPlanned()
                            .takenIn()
                            .carried()
                            .cancellationRequested()
                            .stopDeclined()
                            .delivered()
                            .completed()),

    /** Paid in cash at the door. */
    COD(
            (way, _) ->
                    way.placed(PaymentMethod.COD)
                            .accepted()
                            .planned()
                            .takenIn()
                            .carried()
                            .delivered()
                            .banked()
                            .completed()),

    /** One producer has burnt the coffee; the rest goes on. */
    PART_CANCELLED(
            (way, cast) ->
                    way.paidAndPlanned()
                            .partCancelled(cast.coffee(), StockFate.WRITTEN_OFF)
                            .takenIn(cast.chips())
                            .carried(cast.chips())
                            .delivered(cast.chips())
                            .completed()),

    /** One part finds nobody at home three times and goes back. */
    RETURNED(
            (way, cast) ->
                    way.paidAndPlanned()
                            .takenIn()
                            .carried()
                            .attempted(cast.coffee(), "NOBODY_HOME", 1, false)
                            .delivered(cast.chips())
                            .attempted(cast.coffee(), "NOBODY_HOME", 2, false)
                            .attempted(cast.coffee(), "NOBODY_HOME", 3, true)
                            .returned(cast.coffee())
                            .completed()),

    /** Everything is refused at the door. */
    REFUSED(
            (way, cast) ->
                    way.paidAndPlanned()
                            .takenIn()
                            .carried()
                            .attempted(cast.coffee(), "REFUSED", 1, true)
                            .attempted(cast.chips(), "REFUSED", 1, true)
                            .returned(cast.coffee())
                            .returned(cast.chips())),

    /** One part is gone between the hubs. */
    LOST(
            (way, cast) ->
                    way.paidAndPlanned()
                            .takenIn()
                            .dispatched(cast.coffee())
                            .carried(cast.chips())
                            .lost(cast.coffee())
                            .delivered(cast.chips())
                            .completed()),

    /** The buyer gets some money back for one part. */
    CLAIM_REFUNDED(
            (way, cast) ->
                    way.paidAndPlanned()
                            .takenIn()
                            .carried()
                            .delivered()
                            .claimed(cast.coffee())
                            .completed()
                            .claimResolved(cast.coffee(), Money.rupiah(30_000))),

    /** The buyer's bank takes the money back when it is the producers' already. */
    CHARGEBACK(
            (way, _) ->
                    way.paidAndPlanned().takenIn().carried().delivered().completed().chargedBack());

    @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing between two tellings.
    private final BiConsumer<Way, Cast> told;

    Journeys(BiConsumer<Way, Cast> told) {
        this.told = told;
    }

    /** This journey, of these people and goods. */
    public Journey of(Cast cast) {
        var way = new Way(cast);
        told.accept(way, cast);
        return new Journey(name(), cast, way.told());
    }
}
