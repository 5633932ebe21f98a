package desakota.logistics.quote;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** When a delivery arrives: not before {@code from}, not after {@code to}. */
public record Promise(Instant from, Instant to) {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final LocalTime FIRST_ROUND = LocalTime.of(8, 0);
    private static final LocalTime LAST_ROUND = LocalTime.of(20, 0);

    /**
     * A promise in calendar days from a moment on, within the couriers' hours, 8 to 20 in western
     * Indonesian time, where all served cities lie.
     */
    public static Promise of(Instant start, int minDays, int maxDays) {
        var day = start.atZone(WIB).toLocalDate();
        return new Promise(
                day.plusDays(minDays).atTime(FIRST_ROUND).atZone(WIB).toInstant(),
                day.plusDays(maxDays).atTime(LAST_ROUND).atZone(WIB).toInstant());
    }

    /** When all of several deliveries have arrived. */
    static Promise ofAll(List<Promise> promises) {
        return new Promise(
                latest(promises.stream().map(Promise::from).toList()),
                latest(promises.stream().map(Promise::to).toList()));
    }

    private static Instant latest(List<Instant> instants) {
        return instants.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
