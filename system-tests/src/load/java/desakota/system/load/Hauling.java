package desakota.system.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A planned parcel's way from the village hub to the buyer's door, alone in its bag. */
final class Hauling {

    private static final String VILLAGE = "/api/logistics/hubs/simpul-wagir";
    private static final String CITY = "/api/logistics/hubs/hub-malang";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Token village;
    private final Token city;
    private final Token courier;

    Hauling(String address) {
        this.village = new Token(address, "simpul-wagir");
        this.city = new Token(address, "hub-malang");
        this.courier = new Token(address, "dedi");
    }

    /** Taken in, bagged, sent, received and handed over. */
    ChainBuilder haul() {
        return exec(http("parcel")
                        .get("/api/logistics/parcels?order=#{order}")
                        .header("Authorization", village)
                        .check(jsonPath("$.items[0].code").saveAs("parcel")))
                .exec(post("intake", village, VILLAGE + "/intakes", Hauling::intake, 201))
                .exec(
                        post("bag", village, VILLAGE + "/bags", Hauling::bag, 201)
                                .check(jsonPath("$.id").saveAs("bag")))
                .exec(post("dispatch", village, VILLAGE + "/bags/#{bag}/dispatch", _ -> "{}", 200))
                .exec(post("arrival", city, CITY + "/bags/#{bag}/arrival", _ -> "{}", 200))
                .exec(
                        post(
                                        "delivery",
                                        courier,
                                        "/api/logistics/courier/events",
                                        Hauling::delivery,
                                        200)
                                .check(jsonPath("$.results[2].outcome").is("APPLIED")));
    }

    private static HttpRequestActionBuilder post(
            String name, Token token, String path, Function<Session, String> body, int answer) {
        return http(name)
                .post(path)
                .header("Authorization", token)
                .header("Idempotency-Key", _ -> UUID.randomUUID().toString())
                .body(StringBody(body))
                .asJson()
                .check(status().is(answer));
    }

    private static String intake(Session session) {
        return JSON.writeValueAsString(Orders.intake(parcel(session)));
    }

    private static String bag(Session session) {
        return JSON.writeValueAsString(Orders.bag(List.of(parcel(session))));
    }

    private static String delivery(Session session) {
        return JSON.writeValueAsString(
                Orders.delivery(List.of(parcel(session)), text(session, "deliveryCode")));
    }

    private static String parcel(Session session) {
        return text(session, "parcel");
    }

    private static String text(Session session, String name) {
        var text = session.getString(name);
        if (text == null) throw new IllegalStateException("No " + name);
        return text;
    }
}
