package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every scenario in its turn, round after round, so that whatever else the machine does hits all
 * alike; and right before and after the orders their limit, from {@link BareLimit}. Each turn has a
 * fixed number of people who do one thing after the other without a pause, but for {@link
 * #HALF_LOAD}: there they order half as often as the same round's orders came through.
 */
public final class MarketSimulation extends Simulation {

    private static final String ORDERS = "place and pay";
    private static final String BARE = "bare limit";
    private static final String HALF_LOAD = "half load";

    private final Plan plan = Plan.given();
    private final Figures figures = new Figures();
    private final People people;
    private final Looking looking;
    private final Buying buying;
    private final BareLimit limit;

    /** Finds the market, and people and goods there. */
    public MarketSimulation() throws IOException {
        var site = Site.given();
        people = new People(site.address());
        looking = people.looking();
        buying = people.buying();
        limit = new BareLimit(site);
        setUp(turns())
                .protocols(http.baseUrl(site.address()).disableCaching().disableFollowRedirect());
    }

    /** All turns, each of which waits for the one before. */
    private PopulationBuilder turns() {
        var turns = new ArrayList<PopulationBuilder>();
        for (int round = 0; round <= plan.rounds(); round++) turns.addAll(turnsOf(round));
        var chained = turns.getLast();
        for (var before : turns.reversed().subList(1, turns.size()))
            chained = before.andThen(chained);
        return chained;
    }

    private List<PopulationBuilder> turnsOf(int round) {
        return List.of(
                read(round, "constant", Looking.CONSTANT),
                read(round, "list", looking.list()),
                read(round, "search", looking.search()),
                read(round, "product", looking.product()),
                read(round, "constant page", Looking.CONSTANT_PAGE),
                read(round, "search anew", looking.searchAnew()),
                bare(round, "before", round),
                turn(round, ORDERS, plan.buyers(), orders(round)),
                bare(round, "after", round == 0 ? 0 : plan.rounds() + round),
                turn(round, HALF_LOAD, plan.buyers(), ordersAtHalfLoad(round)),
                turn(round, "journey", plan.buyers(), journey(round)));
    }

    private PopulationBuilder read(int round, String name, ChainBuilder what) {
        return turn(round, name, plan.readers(), timing(round, name).around(what));
    }

    private ChainBuilder orders(int round) {
        return timing(round, ORDERS)
                .around(
                        exec(buying.place())
                                .exec(timing(round, "to be paid").here())
                                .exec(buying.pay()));
    }

    private ChainBuilder ordersAtHalfLoad(int round) {
        var toBePaid = timing(round, HALF_LOAD + ", to be paid");
        return exec(pace(_ -> betweenOrders(round)))
                .exec(
                        timing(round, HALF_LOAD)
                                .around(
                                        exec(buying.place())
                                                .exec(toBePaid.here())
                                                .exec(buying.pay())));
    }

    /** How long each buyer waits, so that all together order half as often as they can. */
    private Duration betweenOrders(int round) {
        var most = figures.perSecond(ORDERS, round);
        return most == 0
                ? Duration.ofSeconds(1)
                : Duration.ofNanos((long) (1e9 * plan.buyers() / (most / 2)));
    }

    private ChainBuilder journey(int round) {
        return timing(round, "journey").around(people.journey());
    }

    private PopulationBuilder turn(int round, String name, int people, ChainBuilder what) {
        return scenario(name + " " + round)
                .exec(during(plan.turn()).on(what))
                .injectOpen(atOnceUsers(people));
    }

    /**
     * The limit's turn.
     *
     * @param counted the round that it counts as: what lies between its two turns is not its time
     */
    private PopulationBuilder bare(int round, String when, int counted) {
        return scenario("%s %s %d".formatted(BARE, when, round))
                .exec(session -> runBare(session, counted))
                .injectOpen(atOnceUsers(1));
    }

    private Session runBare(Session session, int round) {
        try {
            limit.run(
                    plan.turn().dividedBy(2),
                    plan.buyers(),
                    (begun, ended) -> figures.done(BARE, round, begun, ended));
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return session.markAsFailed();
        }
    }

    private Timing timing(int round, String scenario) {
        return new Timing(figures, scenario, round);
    }

    @Override
    public void after() {
        limit.close();
        try {
            figures.print(plan.figures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        figures.printRatio("list", "constant", 0.7);
        figures.printRatio("search", "constant", 0.7);
        figures.printRatio("list", "constant page", 0.7);
        figures.printRatio("search", "constant page", 0.7);
        figures.printRatio(ORDERS, BARE, 0.5);
        System.out.println("half load, to be paid: aim: p99 under 250 ms");
    }
}
