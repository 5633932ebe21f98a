package desakota.logistics.parcel;

/** The two ways of a parcel between its hubs, and the steps of each. */
public enum Way {
    /** From the village to the city. */
    OUT(Step.BAGGED, Step.DISPATCHED, Step.MISSING, Step.ARRIVED),
    /** From the city to the village. */
    BACK(Step.BAGGED_BACK, Step.DISPATCHED_BACK, Step.MISSING_BACK, Step.RETURNED);

    private final Step bagged;
    private final Step dispatched;
    private final Step missing;
    private final Step arrived;

    Way(Step bagged, Step dispatched, Step missing, Step arrived) {
        this.bagged = bagged;
        this.dispatched = dispatched;
        this.missing = missing;
        this.arrived = arrived;
    }

    /** The way of a parcel in a bag that leaves this hub. */
    public static Way from(Parcel parcel, String hubId) {
        return parcel.originHubId().equals(hubId) ? OUT : BACK;
    }

    /** It lies in a bag that is to go this way. */
    public Step bagged() {
        return bagged;
    }

    /** Its bag has left. */
    public Step dispatched() {
        return dispatched;
    }

    /** Its bag has arrived without it. */
    public Step missing() {
        return missing;
    }

    /** It has arrived. */
    public Step arrived() {
        return arrived;
    }
}
