package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

import java.io.IOException;
import java.time.Duration;

/**
 * The same load for as long as {@code load.minutes} says: {@code load.looks} visitors a second who
 * each look at four things, and {@code load.journeys} orders a second that go the whole way. For
 * watching what the market's memory does meanwhile.
 */
public final class SteadySimulation extends Simulation {

    /** Finds the market, and people and goods there. */
    public SteadySimulation() throws IOException {
        var site = Site.given();
        var people = new People(site.address());
        var minutes = Duration.ofMinutes(Integer.getInteger("load.minutes", 60));
        var looking = people.looking();
        var visits =
                scenario("visits")
                        .exec(
                                exec(looking.list())
                                        .exec(looking.search())
                                        .exec(looking.product())
                                        .exec(looking.searchAnew()))
                        .injectOpen(constantUsersPerSec(rate("load.looks", 20)).during(minutes));
        var journeys =
                scenario("journeys")
                        .exec(people.journey())
                        .injectOpen(constantUsersPerSec(rate("load.journeys", 2)).during(minutes));
        setUp(visits, journeys)
                .protocols(
                        http.baseUrl(site.address())
                                .disableCaching()
                                .disableFollowRedirect()
                                .shareConnections());
    }

    private static double rate(String property, int otherwise) {
        return Double.parseDouble(System.getProperty(property, String.valueOf(otherwise)));
    }
}
