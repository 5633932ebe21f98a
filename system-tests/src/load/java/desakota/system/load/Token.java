package desakota.system.load;

import io.gatling.javaapi.core.Session;

import java.time.Duration;
import java.util.function.Function;

/**
 * What a demo account shows at the door; fetched anew before it ends, so that a load may go on for
 * hours.
 */
final class Token implements Function<Session, String> {

    private static final Duration LIFE = Duration.ofMinutes(40);

    private final String address;
    private final String clientId;
    private String bearer;
    private long fetched;

    Token(String address, String clientId) {
        this.address = address;
        this.clientId = clientId;
        this.bearer = fetch();
    }

    @Override
    public synchronized String apply(Session session) {
        if (System.nanoTime() - fetched > LIFE.toNanos()) bearer = fetch();
        return bearer;
    }

    private String fetch() {
        fetched = System.nanoTime();
        return "Bearer " + Visitor.demo(address, clientId).token();
    }
}
