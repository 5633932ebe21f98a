package desakota.payment.provider.midtrans;

import desakota.payment.provider.OddAnswer;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Midtrans's Core API over HTTP. A call without an answer is made again a few times at once, with
 * growing waits. Each call may be: questions change nothing, and whatever changes something names
 * itself by the order id, a refund key or an {@code Idempotency-Key}, by which Midtrans gives the
 * first answer again for five minutes.
 */
final class MidtransApi {

    private static final int LARGEST_ANSWER = 256 * 1024;

    /** Midtrans ignores a longer one. */
    private static final int LONGEST_KEY = 46;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final RestClient http;
    private final Retry retry;

    MidtransApi(
            MidtransProperties properties,
            RetryRegistry retries,
            ObservationRegistry observations) {
        var client = HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build();
        var factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(properties.readTimeout());
        this.http =
                RestClient.builder()
                        .requestFactory(factory)
                        .observationRegistry(observations)
                        .baseUrl(properties.baseUrl().toString())
                        .defaultHeaders(
                                headers -> {
                                    headers.setBasicAuth(properties.serverKey(), "");
                                    headers.set(
                                            HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
                                })
                        .build();
        this.retry =
                retries.retry(
                        "provider-" + Midtrans.NAME,
                        RetryConfig.custom()
                                .maxAttempts(properties.tries())
                                .intervalFunction(
                                        IntervalFunction.ofExponentialRandomBackoff(
                                                properties.firstWait()))
                                .retryExceptions(NoAnswer.class)
                                .build());
    }

    /**
     * Reads what came from Midtrans.
     *
     * @throws OddAnswer when it is not Midtrans's JSON
     */
    static Transaction read(byte[] body) {
        try {
            var read = JSON.readValue(body, Transaction.class);
            if (read == null) throw new OddAnswer("nothing");
            return read;
        } catch (JacksonException _) {
            throw new OddAnswer("no JSON of a transaction");
        }
    }

    /** {@code GET /v2/{id}/status}. */
    Transaction status(String orderId) {
        return tried(() -> http.get().uri("/v2/{id}/status", orderId));
    }

    /** {@code POST /v2/charge}. */
    Transaction charge(ChargeRequest request, String idempotencyKey) {
        return tried(() -> withBody(http.post().uri("/v2/charge"), idempotencyKey, request));
    }

    /** {@code POST /v2/{id}/<action>}, such as {@code cancel} or {@code expire}. */
    Transaction act(String orderId, String action, String idempotencyKey) {
        return tried(
                () ->
                        http.post()
                                .uri("/v2/{id}/{action}", orderId, action)
                                .headers(headers -> name(headers, idempotencyKey)));
    }

    /** {@code POST /v2/{id}/refund}. */
    Transaction refund(String orderId, Object request, String idempotencyKey) {
        return tried(
                () ->
                        withBody(
                                http.post().uri("/v2/{id}/refund", orderId),
                                idempotencyKey,
                                request));
    }

    private static RestClient.RequestHeadersSpec<?> withBody(
            RestClient.RequestBodySpec request, String idempotencyKey, Object body) {
        return request.headers(headers -> name(headers, idempotencyKey))
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(body));
    }

    private static void name(HttpHeaders headers, String idempotencyKey) {
        if (idempotencyKey.length() > LONGEST_KEY)
            throw new IllegalArgumentException("Would be ignored: " + idempotencyKey);
        headers.set("Idempotency-Key", idempotencyKey);
    }

    private Transaction tried(Supplier<RestClient.RequestHeadersSpec<?>> request) {
        return Objects.requireNonNull(retry.executeSupplier(() -> answer(request.get())));
    }

    private static Transaction answer(RestClient.RequestHeadersSpec<?> request) {
        try {
            return Objects.requireNonNull(request.exchange((_, answer) -> read(answer)));
        } catch (ResourceAccessException e) {
            throw new NoAnswer(String.valueOf(e.getMessage()), e);
        }
    }

    /** The HTTP status is often 200 whatever happened; what counts is the code in the body. */
    private static Transaction read(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is5xxServerError() || status.value() == 429)
            throw new NoAnswer("HTTP status " + status.value(), null);
        var body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        if (body.length > LARGEST_ANSWER) throw new OddAnswer("more than 256 kB");
        // The first call with this Idempotency-Key is still being worked on.
        if (status.value() == 202 && body.length == 0) throw new NoAnswer("still at work", null);
        var read = read(body);
        if (read.code().startsWith("5") || read.code().equals("429"))
            throw new NoAnswer("status code " + read.code(), null);
        return read;
    }
}
