package desakota.system.faults;

import java.time.Duration;

/**
 * Something that goes wrong.
 *
 * @param target the part or line, by name
 * @param lasts until it is mended
 * @param detail what else there is to say: the clock's offset, or how many records are repeated
 * @param beforeTheLastIsOver whether it comes while the one before still lasts
 */
record Fault(
        FaultKind kind, String target, Duration lasts, String detail, boolean beforeTheLastIsOver) {

    @Override
    public String toString() {
        return "%s %s %.1f s%s"
                .formatted(
                        kind,
                        target,
                        lasts.toMillis() / 1000.0,
                        detail.isEmpty() ? "" : " " + detail);
    }
}
