package desakota.kit.jar;

import desakota.events.PaymentEvent;
import desakota.events.PayoutEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.aggregate.AggregatesFactory;
import desakota.kit.consume.Received;
import desakota.kit.consume.Subscription;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.kit.security.AccessRules;
import desakota.kit.web.IfMatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A service of jars, to see what the kit makes of one. */
@SpringBootApplication
@RestController
public class JarService {

    /** Keys whose facts fail to be handled while they are in here. */
    static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    /** Keys whose facts fail to be handled every other time. */
    static final Set<String> STUMBLING = ConcurrentHashMap.newKeySet();

    private static final AtomicInteger steps = new AtomicInteger();

    private final Aggregates<Jar, PayoutEvent> jars;
    private final Once once;

    JarService(AggregatesFactory factory, Once once) {
        this.jars = factory.of(Jar.class, PayoutEvent.class);
        this.once = once;
    }

    Aggregates<Jar, PayoutEvent> jars() {
        return jars;
    }

    @Bean
    static AccessRules rules() {
        return requests -> requests.requestMatchers("/api/open").permitAll();
    }

    @Bean
    Subscription<PaymentEvent> payments() {
        return new Subscription<>(PaymentEvent.class, this::on);
    }

    private void on(Received<PaymentEvent> fact) {
        if (FAILING.contains(fact.key())) throw new IllegalStateException("The jar is stuck");
        if (STUMBLING.contains(fact.key()) && steps.incrementAndGet() % 2 == 0)
            throw new IllegalStateException("The jar stumbles");
        switch (fact.event()) {
            case PaymentEvent.PaymentRequested _ ->
                    jars.open(fact, () -> Jar.empty(fact.key()), _ -> List.of());
            case PaymentEvent.PaymentReceived paid ->
                    jars.react(fact, jar -> jar.take(paid.amount().amount()));
            case PaymentEvent.PaymentExpired _,
                    PaymentEvent.PaymentCancelled _,
                    PaymentEvent.PaymentRefunded _,
                    PaymentEvent.PaymentCashCollected _,
                    PaymentEvent.PaymentCashBanked _,
                    PaymentEvent.PaymentChargedBack _,
                    PaymentEvent.PaymentLossCovered _,
                    PaymentEvent.EscrowReleased _,
                    PaymentEvent.Unknown _ ->
                    jars.react(fact, _ -> List.of());
        }
    }

    /** How many coins to put in. */
    public record Coins(@Min(1) int amount, String label) {}

    @PostMapping("/api/jars")
    ResponseEntity<?> create(@Valid @RequestBody Coins coins, IdempotencyKey key) {
        return once.answer(
                key,
                coins,
                id -> {
                    var taken = Jar.empty(id).take(coins.amount());
                    var jar = jars.add(Jar.empty(id).apply(taken.getFirst()), taken);
                    return ResponseEntity.created(URI.create("/api/jars/" + id)).body(jar);
                });
    }

    @PutMapping("/api/jars/{id}")
    Jar edit(@PathVariable String id, IfMatch ifMatch) {
        var jar = jars.find(id).orElseThrow();
        ifMatch.check(jar.coins());
        return jar;
    }

    @GetMapping("/api/open")
    Map<String, String> open(@RequestParam(defaultValue = "to all") String q) {
        return Map.of("open", q);
    }

    @GetMapping("/api/full")
    Jar full() {
        throw new Refusal(new Full());
    }

    private record Full() implements Problem.Worded {
        @Override
        public Problem.Words words() {
            return new Problem.Words(HttpStatus.SERVICE_UNAVAILABLE, "full", "Wait for a jar.")
                    .retryAfter(Duration.ofMillis(1_200));
        }
    }

    @GetMapping("/api/broken")
    Jar broken() {
        throw new IllegalStateException("secret reason");
    }
}
