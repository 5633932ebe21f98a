package desakota.events;

/** How a buyer pays. */
public enum PaymentMethod {
    /** Indonesia's national QR payment standard, EMVCo merchant-presented mode. */
    QRIS,
    /** A bank account number made for this one payment. */
    VIRTUAL_ACCOUNT,
    /** A charge to the buyer's e-money account, confirmed in its app. */
    EWALLET,
    /** Cash on delivery: the courier collects. */
    COD
}
