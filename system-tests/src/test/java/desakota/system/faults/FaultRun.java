package desakota.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A run: a town is started, people order while things go wrong, everything is mended, and when all
 * is quiet it is counted what came of it.
 */
final class FaultRun {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String SECRET = "desakota";

    private final Plan plan;
    private final Town town;
    private final List<Fault> script;
    private final Consumer<String> say;
    private final Recovery recovery = new Recovery();
    private final Patience patience = new Patience();
    private final Pacing pacing;
    private final List<Purchase> purchases = new ArrayList<>();
    private final Map<String, Purchase> byOrder = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Instant begun = Instant.now();

    private FaultRun(Plan plan, Town town, List<Fault> script, Consumer<String> say) {
        this.plan = plan;
        this.town = town;
        this.script = script;
        this.say = say;
        this.pacing = new Pacing(plan.orders(), script.size());
    }

    /**
     * Does it all.
     *
     * @param script what goes wrong in the town
     * @param say is told now and then how far it has come
     */
    static Tally of(Plan plan, Function<Town, List<Fault>> script, Consumer<String> say)
            throws Exception {
        try (var town = plan.town()) {
            var stop = new Thread(() -> town.parts().forEach(MarketPart::kill));
            Runtime.getRuntime().addShutdownHook(stop);
            say.accept("Starting: " + plan);
            town.start();
            var tally = new FaultRun(plan, town, script.apply(town), say).run();
            Runtime.getRuntime().removeShutdownHook(stop);
            return tally;
        }
    }

    private Tally run() {
        var shelf = Shelf.fill(person("wagiman"), person("simpul-wagir"), 2 + plan.orders() / 50);
        var buyers =
                IntStream.range(0, plan.buyers())
                        .mapToObj(i -> Person.newBuyer(town.address(), i))
                        .toList();
        var random = new Random(plan.seed());
        for (int i = 0; i < plan.orders(); i++)
            purchases.add(purchase(buyers.get(i % buyers.size()), shelf, random));

        var mischief = new Mischief(town, recovery);
        var staff = Staff.of(this::person, this::find, new Random(plan.seed() + 1));
        var probe = new Probe(person("koperasi"), person("wagiman"), shelf.all());
        var crew = new Crew();
        try (crew) {
            staff.work(crew);
            crew.hire("probe", probe::round);
            crew.hire("progress", () -> progress(mischief, probe));
            var faults = Thread.ofVirtual().start(() -> happen(mischief));
            orderAll();
            join(faults);
            say.accept("All faults are mended; waiting until all is quiet");
            staff.finish();
        }
        return audit(shelf, mischief, crew, staff, probe);
    }

    private void happen(Mischief mischief) {
        mischief.run(script, pacing);
        patience.runsOut();
    }

    private Purchase purchase(Person buyer, Shelf shelf, Random random) {
        var journey = Journey.draw(random);
        var key = new UUID(random.nextLong(), random.nextLong()).toString();
        var items = shelf.draw(journey.basket(), random);
        return new Purchase(buyer, new Wish(journey, items, key), recovery, patience, byOrder::put);
    }

    private void orderAll() {
        var free = new Semaphore(plan.atOnce());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var purchase : purchases) {
                free.acquireUninterruptibly();
                pacing.awaitOrder();
                threads.execute(
                        () -> {
                            purchase.go();
                            ended.incrementAndGet();
                            free.release();
                        });
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void progress(Mischief mischief, Probe probe) {
        say.accept(
                "%4d s: %d of %d orders placed, %d done; fault %d of %d %s; %d probes, %d bad"
                        .formatted(
                                Duration.between(begun, Instant.now()).toSeconds(),
                                byOrder.size(),
                                plan.orders(),
                                ended.get(),
                                mischief.begun(),
                                script.size(),
                                mischief.present(),
                                probe.looks(),
                                probe.violations().size()));
        Pause.of(BETWEEN_LINES);
    }

    private Tally audit(Shelf shelf, Mischief mischief, Crew crew, Staff staff, Probe probe) {
        var tally = new Tally();
        var records = new RecordAudit(person("pengelola"), town);
        var settled = records.settle();
        var orders = new OrderAudit(purchases);
        orders.into(tally);
        var outcomes = orders.outcomes();
        new MoneyAudit(person("koperasi"), staff.office(), staff.cashier(), outcomes).into(tally);
        new GoodsAudit(person("wagiman"), shelf.all(), outcomes).into(tally);
        records.into(tally);
        tally.none("events for review", staff.courier().reviews());
        tally.none("work that could not be done", crew.complaints());
        tally.none("probes that saw what must not be", probe.violations());
        tally.say("probes", probe.looks());
        tally.say("faults", mischief.counts());
        tally.none("faults that went otherwise", mischief.failed());
        tally.say("ends that nobody asked for", town.unaskedEnds());
        tally.say("longest recovery", recovery.longest());
        tally.say("time to settle", seconds(settled));
        tally.say("time in all", seconds(Duration.between(begun, Instant.now())));
        return tally;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private Person person(String clientId) {
        return new Person(town.address(), clientId, SECRET);
    }

    private Optional<Purchase> find(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }
}
