package desakota.order.placement;

import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Refusal;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Asks logistics what a delivery costs: the one call that an order waits for. It is a read, so it
 * is tried twice; when logistics hardly ever answers, it is spared for a while.
 */
@Component
class Quotes {

    private static final Logger log = LoggerFactory.getLogger(Quotes.class);

    private final RestClient logistics;
    private final CircuitBreaker breaker;
    private final Retry retry;

    Quotes(RestClient logistics, CircuitBreakerRegistry breakers, RetryRegistry retries) {
        this.logistics = logistics;
        this.breaker = breakers.circuitBreaker("quotes");
        this.retry = retries.retry("quotes");
    }

    /** Goods to bring. */
    record Item(String productId, int quantity) {}

    private record Ask(List<Item> items, String villageCode) {}

    private record Answer(List<Quote> items) {}

    private record Refused(String detail, List<FieldFault> errors) {}

    /**
     * The offer of this delivery service.
     *
     * @throws Refusal 422 when nothing can be brought there, 503 when logistics does not answer
     */
    Quote quote(List<Item> items, String villageCode, String service) {
        var ask = new Ask(items, villageCode);
        try {
            return retry.executeSupplier(() -> breaker.executeSupplier(() -> ask(ask))).stream()
                    .filter(quote -> quote.service().equals(service))
                    .findFirst()
                    .orElseThrow(() -> notServed("There is no " + service + " delivery there."));
        } catch (RestClientException | CallNotPermittedException e) {
            log.warn("No delivery quote: {}", e.toString());
            throw new Refusal(new PlacementProblem.NoQuote());
        }
    }

    private List<Quote> ask(Ask ask) {
        return Objects.requireNonNull(
                logistics
                        .post()
                        .uri("/api/logistics/quotes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ask)
                        .exchange((_, response) -> read(response)));
    }

    private static List<Quote> read(ConvertibleClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            var answer = response.bodyTo(Answer.class);
            if (answer == null || answer.items() == null)
                throw new RestClientException("logistics answered without quotes");
            return answer.items();
        }
        if (isRefusal(status)) throw refusal(response.bodyTo(Refused.class));
        throw new RestClientException("logistics answered " + status.value());
    }

    private static boolean isRefusal(HttpStatusCode status) {
        return status.value() == 422 || status.value() == 400;
    }

    private static Refusal refusal(@Nullable Refused refused) {
        if (refused == null || refused.errors() == null || refused.errors().isEmpty())
            return notServed("Nothing can be delivered to this village.");
        var faults =
                refused.errors().stream()
                        .map(fault -> new FieldFault(ours(fault.field()), fault.message()))
                        .toList();
        var detail = faults.getFirst().message();
        return new Refusal(new PlacementProblem.NotDeliverable(detail, faults));
    }

    /** The lines have the same places here and there; the village is the address's. */
    private static String ours(String field) {
        return field.startsWith("items") ? field : "deliveryAddress.villageCode";
    }

    private static Refusal notServed(String why) {
        var fault = new FieldFault("deliveryAddress.villageCode", why);
        return new Refusal(new PlacementProblem.NotDeliverable(why, List.of(fault)));
    }
}
