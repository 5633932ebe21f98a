package desakota.logistics.cash;

/** How far a hand-in or a deposit is. */
enum CashStatus {
    /** What it takes is being taken, one after the other. */
    TAKING,
    /** What it took is fixed and was told. */
    DONE,
    /** Others had taken everything before. An end. */
    EMPTY
}
