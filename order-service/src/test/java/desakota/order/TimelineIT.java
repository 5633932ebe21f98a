package desakota.order;

import static desakota.order.RunningOrders.BAYU;
import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.awaitState;
import static desakota.order.RunningOrders.get;
import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.placed;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Money;
import desakota.events.PaymentEvent.PaymentRefunded;
import desakota.events.ReservationEvent.StockReserved;
import desakota.events.ShipmentEvent.ParcelArrived;
import desakota.events.ShipmentEvent.ParcelBagged;
import desakota.events.ShipmentEvent.ParcelTakenIn;
import desakota.events.ShipmentEvent.ShipmentStopped;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import io.micrometer.core.instrument.MeterRegistry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An order's timeline, as a list and live. */
@WithRunningOrders
class TimelineIT {

    /** Far away, so that no deadline passes meanwhile. */
    private static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What a client of a live timeline has got so far. */
    private static final class Followed {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        List<String> types() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.replaceAll(".*\"type\":\"([A-Z_]+)\".*", "$1"))
                    .toList();
        }

        List<String> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> line.substring("id:".length()).strip())
                    .toList();
        }

        boolean heard(String comment) {
            return lines.stream().anyMatch(line -> line.startsWith(":") && line.contains(comment));
        }
    }

    @Test
    void isToldLiveOnBothInstancesUntilTheOrderEnds() throws IOException, InterruptedException {
        var id = placed();
        var one = follow(0, id, RINA, "");
        var other = follow(1, id, RINA, "");
        await().atMost(10, SECONDS).until(() -> one.types().size() + other.types().size() == 2);

        say(id, new StockReserved(NOW, NOW));
        await().atMost(10, SECONDS).until(() -> one.types().size() + other.types().size() == 4);
        await().atMost(10, SECONDS).until(() -> one.heard("still here"));
        post("/api/orders/" + id + "/cancellation", RINA, Ids.next(), "{\"reason\": \"No\"}")
                .expectStatus()
                .isAccepted();

        await().atMost(10, SECONDS).until(() -> one.ended && other.ended);
        assertThat(one.types()).containsExactly("PLACED", "STOCK_RESERVED", "CANCELLED");
        assertThat(other.types()).isEqualTo(one.types());
        assertThat(one.ids()).containsExactly("1", "2", "3");
        var nothingMore = HTTP.send(request(0, id, RINA, "3"), BodyHandlers.discarding());
        assertThat(nothingMore.statusCode()).isEqualTo(204);
    }

    @Test
    void isToldLiveUntilTheMoneyOfAPaidOrderIsBack() throws IOException, InterruptedException {
        var id = SagaIT.paid();
        CancellationIT.cancel(id, RINA, Ids.next()).expectStatus().isAccepted();
        say(id, new ShipmentStopped(NOW));
        awaitState(id, OrderState.CANCELLED);

        var live = follow(0, id, RINA, "6");
        await().atMost(10, SECONDS).until(() -> live.heard("still here"));
        assertThat(live.ended).isFalse();
        say(id, new PaymentRefunded(NOW, Money.rupiah(255_000), "Cancelled.", List.of()));

        await().atMost(10, SECONDS).until(() -> live.ended);
        assertThat(live.types()).containsExactly("REFUNDED");
        var nothingMore = HTTP.send(request(1, id, RINA, "7"), BodyHandlers.discarding());
        assertThat(nothingMore.statusCode()).isEqualTo(204);
    }

    @Test
    void tellsThoseWhoseMoneyItIsHowMuchWentBack() {
        var id = SagaIT.paid();
        say(id, new PaymentRefunded(NOW, Money.rupiah(48_000), "Lost.", List.of()));
        awaitEntries(id, 5);

        for (var token : List.of(RINA, Tokens.of("koperasi", Role.FINANCE)))
            get("/api/orders/" + id + "/timeline", token)
                    .expectBody()
                    .jsonPath("$.items[4].type")
                    .isEqualTo("REFUNDED")
                    .jsonPath("$.items[4].amount.amount")
                    .isEqualTo(48_000);
        get("/api/orders/" + id + "/timeline", Tokens.of("sri", Role.PRODUCER))
                .expectBody()
                .jsonPath("$.items[4].type")
                .isEqualTo("REFUNDED")
                .jsonPath("$.items[4].amount")
                .isEqualTo(null);
    }

    @Test
    void isForgottenLiveWhenItsClientLeaves() throws IOException, InterruptedException {
        var id = placed();
        var before = streams();
        var live = HTTP.send(request(0, id, RINA, ""), BodyHandlers.ofInputStream());
        await().atMost(10, SECONDS).until(() -> streams() == before + 1);

        live.body().close();

        await().atMost(10, SECONDS).until(() -> streams() <= before);
    }

    private static double streams() {
        return RunningOrders.instance(0)
                .getBean(MeterRegistry.class)
                .get("desakota.timeline.streams")
                .gauge()
                .value();
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientHas() {
        var id = placed();
        say(id, new StockReserved(NOW, NOW));
        awaitState(id, OrderState.CONFIRMED);

        var followed = follow(0, id, RINA, "1");

        await().atMost(10, SECONDS).until(() -> !followed.types().isEmpty());
        assertThat(followed.ids()).containsExactly("2");
        get("/api/orders/" + id + "/timeline", RINA).expectStatus().isOk();
    }

    @Test
    void tellsOfParcelsSoonThoughNoEventOfTheOrderDoes() {
        var id = SagaIT.paid();
        say(id, SagaIT.planned());
        say(id, new ParcelTakenIn(NOW, NOW, "p1", "wagiman", "simpul-wagir", 810));
        awaitEntries(id, 6);
        var one = follow(0, id, RINA, "6");
        var other = follow(1, id, RINA, "6");
        await().atMost(10, SECONDS).until(() -> one.heard("timeline") && other.heard("timeline"));

        say(id, new ParcelBagged(NOW, NOW, "p1", "wagiman", "B-1"));

        await().atMost(10, SECONDS)
                .until(() -> one.types().size() == 1 && other.types().size() == 1);
        assertThat(one.types()).containsExactly("BAGGED");
    }

    @Test
    void standsInTheOrderInWhichThingsHappened() {
        var id = SagaIT.paid();
        say(id, SagaIT.planned());
        var later = NOW.plusSeconds(7200);
        var earlier = later.minusSeconds(3600);
        say(id, new ParcelArrived(NOW, later, "p1", "wagiman", "hub-malang", true));
        say(id, new ParcelTakenIn(NOW, earlier, "p1", "wagiman", "simpul-wagir", 810));
        awaitEntries(id, 7);

        get("/api/orders/" + id + "/timeline", RINA)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.next")
                .isEqualTo(null)
                .jsonPath("$.items[0].type")
                .isEqualTo("PLACED")
                .jsonPath("$.items[5].type")
                .isEqualTo("TAKEN_IN")
                .jsonPath("$.items[5].at")
                .isEqualTo(earlier.toString())
                .jsonPath("$.items[5].place")
                .isEqualTo("simpul-wagir")
                .jsonPath("$.items[6].type")
                .isEqualTo("ARRIVED")
                .jsonPath("$.items[6].note")
                .isEqualTo("The parcel is damaged.");
        get("/api/orders/" + id + "/timeline", Tokens.of("sri", Role.PRODUCER))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(5);
    }

    @Test
    void isRefusedLiveAsItIsAsAList() throws IOException, InterruptedException {
        var id = placed();

        var foreign = HTTP.send(request(0, id, BAYU, ""), BodyHandlers.ofString());
        var garbled = HTTP.send(request(0, id, RINA, "nine"), BodyHandlers.ofString());

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(garbled.statusCode()).isEqualTo(400);
    }

    private static void awaitEntries(String id, int most) {
        await().atMost(20, SECONDS).until(() -> order(id).timeline().size() == most);
    }

    private static Followed follow(int instance, String id, String token, String lastEventId) {
        var followed = new Followed();
        Thread.ofVirtual().start(() -> read(request(instance, id, token, lastEventId), followed));
        return followed;
    }

    private static void read(HttpRequest request, Followed followed) {
        try (var lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
            lines.forEach(followed.lines::add);
            followed.ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(int instance, String id, String token, String lastEventId) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RunningOrders.address(instance)
                                                + "/api/orders/"
                                                + id
                                                + "/timeline"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", token)
                        .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
        return request.build();
    }
}
