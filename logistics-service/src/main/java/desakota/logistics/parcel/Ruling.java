package desakota.logistics.parcel;

/** Whether what a hub wants to say of a parcel may be said. */
public sealed interface Ruling {

    /** It may, and is this step. */
    record Allowed(Step step) implements Ruling {}

    /** It may not; a sentence says why. */
    record Refused(String why) implements Ruling {}

    /** The parcel was given up: a person must look at what the hub has found. */
    record Late(Step step) implements Ruling {}
}
