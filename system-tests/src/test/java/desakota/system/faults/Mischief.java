package desakota.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Lets the faults of a script happen, one after the other or one into the other, as far as the
 * orders have come; mends each when its time is over, and waits until what was harmed serves again.
 */
final class Mischief {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Town town;
    private final Recovery recovery;
    private final Set<String> harmed = new HashSet<>();
    private final List<String> present = new ArrayList<>();
    private final Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private int begun;

    Mischief(Town town, Recovery recovery) {
        this.town = town;
        this.recovery = recovery;
    }

    /** Lets it all happen; returns when the last is mended. */
    void run(List<Fault> script, Pacing pacing) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (var fault : script) {
            if (!fault.beforeTheLastIsOver()) running.forEach(CompletableFuture::join);
            pacing.awaitFault();
            var targets = targetsOf(fault);
            take(targets);
            begun(fault);
            running.removeIf(CompletableFuture::isDone);
            running.add(
                    CompletableFuture.runAsync(
                            () -> happen(fault, targets), command -> start(fault, command)));
        }
        running.forEach(CompletableFuture::join);
    }

    private static void start(Fault fault, Runnable command) {
        Thread.ofVirtual().name(fault.toString()).start(command);
    }

    /** A thing is harmed by one fault at a time; whatever comes after it waits. */
    private Set<String> targetsOf(Fault fault) {
        if (fault.kind() != FaultKind.POWER_CUT) return Set.of(fault.target());
        return Set.copyOf(town.parts().stream().map(MarketPart::name).toList());
    }

    private synchronized void take(Set<String> targets) {
        try {
            while (targets.stream().anyMatch(harmed::contains)) wait();
            harmed.addAll(targets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begun(Fault fault) {
        begun++;
        counts.merge(fault.kind(), 1, Integer::sum);
        present.add(fault.toString());
    }

    private void happen(Fault fault, Set<String> targets) {
        try {
            harm(fault);
        } finally {
            synchronized (this) {
                present.remove(fault.toString());
                harmed.removeAll(targets);
                notifyAll();
            }
        }
    }

    private void harm(Fault fault) {
        switch (fault.kind()) {
            case KILL, BROKER_AWAY, POWER_CUT -> {
                var parts = partsOf(fault).toList();
                parts.forEach(MarketPart::kill);
                Pause.of(fault.lasts());
                startAgain(fault, parts);
            }
            case FREEZE -> {
                var part = town.part(fault.target());
                part.freeze();
                Pause.of(fault.lasts());
                part.thaw();
                recovery.mended(fault);
                awaitReady(part);
            }
            case WRONG_CLOCK -> {
                var part = town.part(fault.target());
                part.kill();
                part.start(List.of("--desakota.clock.offset=" + fault.detail()));
                awaitReady(part);
                Pause.of(fault.lasts());
                part.kill();
                startAgain(fault, List.of(part));
            }
            case REPEAT -> {
                var part = town.part(fault.target());
                part.kill();
                turnBack(fault);
                startAgain(fault, List.of(part));
            }
            case CUT, RESET, DELAY, THROTTLE, SILENCE -> {
                var link = town.link(fault.target());
                link.become(fault.kind().condition());
                Pause.of(fault.lasts());
                link.become(Link.Condition.GOOD);
                recovery.mended(fault);
            }
        }
    }

    private void turnBack(Fault fault) {
        var servers = town.bootstrapServers().orElseThrow();
        var group = fault.target() + "-service";
        if (!Offsets.turnBack(servers, group, Integer.parseInt(fault.detail())))
            failed.add(fault + ": nothing could be repeated");
    }

    private void startAgain(Fault fault, List<MarketPart> parts) {
        parts.forEach(part -> part.start(List.of()));
        recovery.mended(fault);
        parts.forEach(this::awaitReady);
    }

    private Stream<MarketPart> partsOf(Fault fault) {
        return targetsOf(fault).stream().map(town::part);
    }

    private void awaitReady(MarketPart part) {
        if (!Pause.until(part::isReady, LONGEST_START, LOOK_AGAIN))
            failed.add(part.name() + " did not come back");
    }

    /** How many have happened or happen now. */
    synchronized int begun() {
        return begun;
    }

    /** What happens now. */
    synchronized List<String> present() {
        return List.copyOf(present);
    }

    /** How many of each kind. */
    synchronized Map<FaultKind, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** What did not happen as it was meant. */
    List<String> failed() {
        return List.copyOf(failed);
    }
}
