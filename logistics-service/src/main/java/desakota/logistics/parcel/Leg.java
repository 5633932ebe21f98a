package desakota.logistics.parcel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a parcel's way. Out there are one or two, the last of which leads to the door; a
 * parcel that is brought back from there has one more, to the hub that took it in.
 *
 * @param from a hub's id
 * @param to a hub's id; null for the door
 * @param carrier who carries, by name
 */
public record Leg(String from, @Nullable String to, String carrier, Status status) {

    /** How far a leg is. */
    public enum Status {
        PLANNED,
        IN_TRANSIT,
        DONE,
        /** The parcel does not go this way any more. */
        CANCELLED
    }

    static List<Leg> of(Parcel parcel, Situation situation) {
        var origin = parcel.originHubId();
        var destination = parcel.destinationHubId();
        var legs = new ArrayList<Leg>();
        if (!parcel.isAtItsOnlyHub())
            legs.add(new Leg(origin, destination, parcel.lineHaul(), out(parcel, situation)));
        legs.add(new Leg(destination, null, parcel.lastMile(), door(situation)));
        if (!parcel.isAtItsOnlyHub() && parcel.has(Step.BROUGHT_BACK))
            legs.add(new Leg(destination, origin, parcel.lineHaul(), back(situation)));
        return List.copyOf(legs);
    }

    private static Status out(Parcel parcel, Situation situation) {
        return switch (situation) {
            case EXPECTED, AT_ORIGIN_HUB, BAGGED -> Status.PLANNED;
            case ON_THE_ROAD, SOUGHT -> Status.IN_TRANSIT;
            case WITHDRAWN, STOPPED -> Status.CANCELLED;
            case AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    DELIVERED,
                    BACK_AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK,
                    SOUGHT_BACK ->
                    Status.DONE;
            case RETURNED, GIVEN_UP ->
                    parcel.has(Step.ARRIVED) || parcel.carriedBy().isPresent()
                            ? Status.DONE
                            : Status.CANCELLED;
        };
    }

    private static Status door(Situation situation) {
        return switch (situation) {
            case EXPECTED, AT_ORIGIN_HUB, BAGGED, ON_THE_ROAD, SOUGHT, AT_CITY_HUB ->
                    Status.PLANNED;
            case WITH_COURIER, AT_THE_DOOR, FAILED -> Status.IN_TRANSIT;
            case DELIVERED -> Status.DONE;
            case WITHDRAWN,
                    STOPPED,
                    BACK_AT_CITY_HUB,
                    BAGGED_BACK,
                    ON_THE_ROAD_BACK,
                    SOUGHT_BACK,
                    RETURNED,
                    GIVEN_UP ->
                    Status.CANCELLED;
        };
    }

    private static Status back(Situation situation) {
        return switch (situation) {
            case BACK_AT_CITY_HUB, BAGGED_BACK -> Status.PLANNED;
            case ON_THE_ROAD_BACK, SOUGHT_BACK -> Status.IN_TRANSIT;
            case RETURNED -> Status.DONE;
            case EXPECTED,
                    AT_ORIGIN_HUB,
                    BAGGED,
                    ON_THE_ROAD,
                    SOUGHT,
                    AT_CITY_HUB,
                    WITH_COURIER,
                    AT_THE_DOOR,
                    FAILED,
                    DELIVERED,
                    WITHDRAWN,
                    STOPPED,
                    GIVEN_UP ->
                    Status.CANCELLED;
        };
    }
}
