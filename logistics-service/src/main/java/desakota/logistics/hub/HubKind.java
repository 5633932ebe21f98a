package desakota.logistics.hub;

/** What a hub does. */
public enum HubKind {
    /** A simpul: takes in the goods of a village's producers. */
    VILLAGE,
    /** Breaks bulk and hands out to couriers. */
    CITY
}
