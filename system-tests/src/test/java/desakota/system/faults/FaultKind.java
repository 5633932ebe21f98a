package desakota.system.faults;

import desakota.system.faults.Link.Condition;

/** What can go wrong. */
enum FaultKind {
    /** A process is gone at once, and started again after a while. */
    KILL,
    /** Every process is gone at the same moment. */
    POWER_CUT,
    /** A process stands still for a while, then goes on as if nothing had been. */
    FREEZE,
    /** The broker is away so long that outboxes fill. */
    BROKER_AWAY,
    /** A process starts again with its clock two minutes off. */
    WRONG_CLOCK,
    /** A service is given again what it has already taken in. */
    REPEAT,
    /** A line is {@link Condition#CUT}. */
    CUT,
    /** A line is {@link Condition#RESET}. */
    RESET,
    /** A line is {@link Condition#DELAYED}. */
    DELAY,
    /** A line is {@link Condition#THROTTLED}. */
    THROTTLE,
    /** A line is {@link Condition#SILENT}. */
    SILENCE;

    /** How the line is meanwhile, for a kind that harms one. */
    Condition condition() {
        return switch (this) {
            case CUT -> Condition.CUT;
            case RESET -> Condition.RESET;
            case DELAY -> Condition.DELAYED;
            case THROTTLE -> Condition.THROTTLED;
            case SILENCE -> Condition.SILENT;
            case KILL, POWER_CUT, FREEZE, BROKER_AWAY, WRONG_CLOCK, REPEAT ->
                    throw new IllegalArgumentException(this + " harms no line");
        };
    }
}
