package desakota.events;

/** What becomes of goods that were sold and do not reach the buyer. */
public enum StockFate {
    /** They can be sold again. */
    PUT_BACK,
    /** They are gone or spoilt. */
    WRITTEN_OFF
}
