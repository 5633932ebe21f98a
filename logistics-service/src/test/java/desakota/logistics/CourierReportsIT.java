package desakota.logistics;

import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.IWAN;
import static desakota.logistics.RunningLogistics.RIGHT_CODE;
import static desakota.logistics.RunningLogistics.WRONG_CODE;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.delivered;
import static desakota.logistics.RunningLogistics.event;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

@AgainstTheRunningService
class CourierReportsIT {

    private static final String VILLAGE = "35.73.04.1002";

    @LocalServerPort private int port;

    private RunningLogistics logistics = new RunningLogistics(0);

    @BeforeEach
    void connect() {
        logistics = new RunningLogistics(port);
    }

    @Test
    void deliverFirstAndPickUpLater() {
        var code = atTheCityHub();
        var courier = courierOf(code);

        logistics.report(courier, delivered(code + "9", code, 9, Map.of("code", RIGHT_CODE)));
        var late = logistics.report(courier, event(code + "1", code, "PICKED_UP", 1));

        assertThat(outcomes(late)).containsExactly("APPLIED");
        assertThat(logistics.status(code)).isEqualTo("DELIVERED");
    }

    @Test
    void takeTheirParcelsOffTheHubsOpenWork() {
        var code = atTheCityHub();
        var before = logistics.get(CITY_HUB, "/hubs/hub-malang/parcels?size=200");

        logistics.report(
                courierOf(code), delivered(code + "o", code, 1, Map.of("code", RIGHT_CODE)));

        var open = logistics.get(CITY_HUB, "/hubs/hub-malang/parcels?size=200");
        var done = logistics.get(CITY_HUB, "/hubs/hub-malang/parcels?status=DELIVERED&size=200");
        assertThat(before.body().toString()).contains(code);
        assertThat(open.body().toString()).doesNotContain(code);
        assertThat(done.body().toString()).contains(code);
    }

    @Test
    void deliverNothingByAWrongCodeNorByGuessing() {
        var code = atTheCityHub();
        var courier = courierOf(code);

        for (int i = 1; i <= 5; i++)
            assertThat(
                            outcomes(
                                    logistics.report(
                                            courier,
                                            delivered(
                                                    code + "w" + i,
                                                    code,
                                                    i,
                                                    Map.of("code", WRONG_CODE)))))
                    .containsExactly("REVIEW");
        var right =
                logistics.report(
                        courier, delivered(code + "r", code, 6, Map.of("code", RIGHT_CODE)));

        assertThat(outcomes(right)).containsExactly("REVIEW");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
        var reviews = logistics.get(CITY_HUB, "/reviews?size=200");
        assertThat(reviews.body().toString()).contains(code + "r").doesNotContain(RIGHT_CODE);
        assertThat(
                        logistics
                                .get(
                                        Tokens.of("hub-pontianak", Role.HUB_OPERATOR),
                                        "/reviews?size=200")
                                .body()
                                .toString())
                .doesNotContain(code);
    }

    @Test
    void deliverOnce() {
        var code = atTheCityHub();

        var first =
                logistics.report(WULAN, delivered("w" + code, code, 2, Map.of("code", RIGHT_CODE)));
        var second =
                logistics.report(DEDI, delivered("d" + code, code, 1, Map.of("code", RIGHT_CODE)));
        var elsewhere = logistics.report(IWAN, event("i" + code, code, "PICKED_UP", 1));

        assertThat(outcomes(first)).containsExactly("APPLIED");
        assertThat(outcomes(second)).containsExactly("REVIEW");
        assertThat(outcomes(elsewhere)).containsExactly("REVIEW");
    }

    @Test
    void changeNothingWhenTheyAreNoGood() {
        var code = atTheCityHub();
        var courier = courierOf(code);

        var answer =
                logistics.report(
                        courier,
                        "no event",
                        Map.of("eventId", code + "a"),
                        event(code + "b", code, "TELEPORTED", 1),
                        event(code + "c", "0000-0000-0", "PICKED_UP", 2),
                        delivered(code + "d", code, 3, Map.of("photoId", "unknown")),
                        delivered(code + "e", code, 4, Map.of()));
        var noBatch = logistics.post(courier, "/courier/events", List.of());

        assertThat(outcomes(answer)).hasSize(6).containsOnly("REVIEW");
        assertThat(noBatch.status()).isEqualTo(400);
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
    }

    @Test
    void areShownForReviewAsFarAsTheyWereKeptWhenTheyAreFarTooLong() {
        var code = atTheCityHub();
        var event = new HashMap<>(delivered(code + "l", code, 1, Map.of("code", RIGHT_CODE)));
        event.put("note", "Nobody was there. ".repeat(1_000));

        var answer = logistics.report(courierOf(code), event);

        assertThat(outcomes(answer)).containsExactly("REVIEW");
        var reviews = logistics.get(CITY_HUB, "/reviews?size=200").body().toString();
        assertThat(reviews).contains("Nobody was there.").doesNotContain(RIGHT_CODE);
    }

    @Test
    void countOnceWhenTwoHaveOneId() {
        var code = atTheCityHub();
        var courier = courierOf(code);
        logistics.report(courier, event(code, code, "PICKED_UP", 1));

        var other = logistics.report(courier, event(code, code, "OUT_FOR_DELIVERY", 2));

        assertThat(outcomes(other)).containsExactly("REVIEW");
        assertThat(logistics.status(code)).isEqualTo("AT_DESTINATION_HUB");
    }

    private String atTheCityHub() {
        var code = logistics.codes(logistics.paidOrder(VILLAGE, "wagiman")).getFirst();
        logistics.bring(List.of(code));
        return code;
    }

    private String courierOf(String code) {
        var tasks = logistics.get(DEDI, "/courier/tasks").body().toString();
        return tasks.contains(code) ? DEDI : WULAN;
    }
}
