package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An order from its placing until its parcel is planned. What becomes of it is heard on its live
 * timeline, opened anew for each thing that is waited for and closed after it: it begins with all
 * that has happened, so nothing is missed. A time read this way is at most too long: by the opening
 * of the stream if the thing had happened by then, else by the way of the news.
 */
final class Buying {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> products;
    private final Token bearer;

    /**
     * A buyer.
     *
     * @param products what they order, one unit of any of these
     */
    Buying(List<String> products, Token bearer) {
        this.products = products;
        this.bearer = bearer;
    }

    /** Places an order and waits until it can be paid. */
    ChainBuilder place() {
        return exec(http("place")
                        .post("/api/orders")
                        .header("Authorization", bearer)
                        .header("Idempotency-Key", _ -> UUID.randomUUID().toString())
                        .body(StringBody(_ -> order()))
                        .asJson()
                        .check(status().is(201))
                        .check(jsonPath("$.id").saveAs("order"))
                        .check(jsonPath("$.deliveryCode").saveAs("deliveryCode")))
                .exec(hear("AWAITING_PAYMENT"));
    }

    /** Pays it and waits until its parcel is planned. */
    ChainBuilder pay() {
        return exec(http("payment")
                        .get("/api/payments/orders/#{order}")
                        .header("Authorization", bearer)
                        .check(jsonPath("$.id").saveAs("payment")))
                .exec(
                        http("pay")
                                .post("/api/payments/#{payment}/sandbox-settlement")
                                .body(StringBody("{}"))
                                .asJson()
                                .check(status().is(200)))
                .exec(hear("PREPARING"));
    }

    /** Says that everything came, and waits until the order is completed. */
    ChainBuilder receive() {
        return exec(http("receipt")
                        .post("/api/orders/#{order}/receipt")
                        .header("Authorization", bearer)
                        .body(StringBody("{}"))
                        .asJson()
                        .check(status().is(200)))
                .exec(hear("COMPLETED"));
    }

    /** Waits until the order's timeline tells of this. */
    ChainBuilder hear(String happening) {
        var heard =
                sse.checkMessage(happening)
                        .matching(substring(happening))
                        .check(substring(happening).exists());
        return exec(sse("timeline")
                        .get("/api/orders/#{order}/timeline")
                        .header("Authorization", bearer)
                        .await(PATIENCE)
                        .on(heard))
                .exec(sse("timeline read").close());
    }

    private String order() {
        var product = products.get(ThreadLocalRandom.current().nextInt(products.size()));
        return JSON.writeValueAsString(Orders.of(List.of(product)));
    }
}
