package desakota.logistics.device;

/** Whether a person still has to decide about an event. */
public enum ReviewStatus {
    OPEN,
    RESOLVED
}
