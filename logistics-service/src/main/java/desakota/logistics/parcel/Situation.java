package desakota.logistics.parcel;

import java.util.EnumSet;
import java.util.Set;

/** Where a parcel is and what that means: finer than its {@link ParcelStatus}. */
public enum Situation {
    /** Its goods are still with the producer. */
    EXPECTED(ParcelStatus.PLANNED),
    AT_ORIGIN_HUB(ParcelStatus.AT_ORIGIN_HUB),
    BAGGED(ParcelStatus.IN_BAG),
    ON_THE_ROAD(ParcelStatus.IN_BAG),
    /** Its bag arrived without it. */
    SOUGHT(ParcelStatus.LOST),
    AT_CITY_HUB(ParcelStatus.AT_DESTINATION_HUB),
    WITH_COURIER(ParcelStatus.AT_DESTINATION_HUB),
    /** A courier is on the way to the door or was there in vain and tries again. */
    AT_THE_DOOR(ParcelStatus.OUT_FOR_DELIVERY),
    /** There is no other try: the courier brings it back. */
    FAILED(ParcelStatus.FAILED),
    DELIVERED(ParcelStatus.DELIVERED),
    /** Stopped before the village hub had the goods. */
    WITHDRAWN(ParcelStatus.RETURNED),
    /** Stopped at the village hub, which gives the goods back. */
    STOPPED(ParcelStatus.RETURNING),
    BACK_AT_CITY_HUB(ParcelStatus.RETURNING),
    BAGGED_BACK(ParcelStatus.RETURNING),
    ON_THE_ROAD_BACK(ParcelStatus.RETURNING),
    /** Its bag came back without it. */
    SOUGHT_BACK(ParcelStatus.LOST),
    RETURNED(ParcelStatus.RETURNED),
    GIVEN_UP(ParcelStatus.LOST);

    private static final Set<Situation> ENDS = EnumSet.of(DELIVERED, WITHDRAWN, RETURNED, GIVEN_UP);
    private static final Set<Situation> COURIERS_WORK =
            EnumSet.of(AT_CITY_HUB, WITH_COURIER, AT_THE_DOOR, FAILED);
    private static final Set<Situation> PAST_THE_DOOR = EnumSet.range(DELIVERED, GIVEN_UP);
    private static final Set<Situation> GOING_BACK =
            EnumSet.of(BACK_AT_CITY_HUB, BAGGED_BACK, ON_THE_ROAD_BACK, SOUGHT_BACK, RETURNED);

    private static final Set<Situation> NOT_TO_ARRIVE =
            EnumSet.of(WITHDRAWN, STOPPED, RETURNED, GIVEN_UP);

    private final ParcelStatus status;

    Situation(ParcelStatus status) {
        this.status = status;
    }

    /** How clients see it. */
    public ParcelStatus status() {
        return status;
    }

    /** Whether nobody has to do with the parcel any more. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Whether somebody else than its producer has to do with it. */
    public boolean isUnderWay() {
        return !isEnd() && this != EXPECTED;
    }

    /** Whether it is a courier's task. */
    public boolean isTask() {
        return COURIERS_WORK.contains(this);
    }

    /** Whether it is on the way back from the city, or came back from there. */
    public boolean isBack() {
        return GOING_BACK.contains(this);
    }

    /** Whether its bag came without it and it is still looked for. */
    public boolean isSought() {
        return this == SOUGHT || this == SOUGHT_BACK;
    }

    /** Whether its order asks no money for it any more. */
    boolean asksNoCash() {
        return NOT_TO_ARRIVE.contains(this);
    }

    /** Whether the way out is over: what is said of the way out from now on contradicts. */
    boolean isPastTheDoor() {
        return PAST_THE_DOOR.contains(this);
    }
}
