package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Market.Line;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Orders and parts that are called off before they leave the village, or too late for that. */
@Order(1)
@Timeout(300)
class CancelledIT {

    private static final String RETURNS = "/api/logistics/hubs/simpul-wagir/returns";

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final Ledger ledger = new Ledger(market);
    private static final Shelf shelf = new Shelf(market);

    @AfterEach
    void theBooksBalance() {
        ledger.balanced();
    }

    @Test
    void goesOnWithoutThePartOfAProducerWhoCannotDeliver() {
        var coffee = market.list("Kopi Tetap", 10);
        var chips = market.listFor("sri", "Keripik Habis", 10);
        var trip = Trip.paid(market, new Line(coffee, 2), new Line(chips, 1));

        market.wagiman.post(cancellation(trip, "sri"), why("PUT_BACK")).refused(404);
        market.bayu.post(cancellation(trip, "sri"), why("PUT_BACK")).refused(403);
        market.simpulWagir.post(cancellation(trip, "sri"), why("PUT_BACK")).expect(202);

        trip.awaitPayment(
                payment -> payment.at("/refunded/amount").asLong() == trip.priceOf("sri"));
        assertThat(trip.stageOf("sri")).isEqualTo("CANCELLED");
        assertThat(trip.parcelOf("sri").get("status").asString()).isEqualTo("RETURNED");
        shelf.has(chips, 10, 10);
        var code = trip.codeOf("wagiman");
        market.simpulWagir
                .post(
                        "/api/logistics/hubs/simpul-wagir/intakes",
                        Map.of("parcelCode", code, "count", 2, "weightGrams", 900))
                .expect(201);
        market.haul(List.of(code));
        market.deliver(List.of(code), trip.deliveryCode());
        trip.reaches("DELIVERED");
        trip.completed();
        shelf.has(coffee, 8, 8);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void endsWhenNoProducerCanDeliver() {
        var coffee = market.list("Kopi Gagal Panen", 10);
        var chips = market.listFor("sri", "Keripik Gosong", 10);
        var trip = Trip.paid(market, new Line(coffee, 2), new Line(chips, 1));

        market.wagiman.post(cancellation(trip, "wagiman"), why("WRITTEN_OFF")).expect(202);
        market.simpulWagir.post(cancellation(trip, "sri"), why("WRITTEN_OFF")).expect(202);

        trip.reaches("CANCELLED");
        trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
        shelf.has(coffee, 8, 8);
        shelf.has(chips, 9, 9);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isGivenBackByTheSimpulThatHasTheGoods() {
        var coffee = market.list("Kopi Sudah Diterima", 10);
        var trip = Trip.paid(market, new Line(coffee, 4));
        var code = market.takeIn(trip.id).getFirst();
        shelf.has(coffee, 6, 6);
        market.wagiman.post(cancellation(trip, "wagiman"), why("PUT_BACK")).refused(409);

        market.rina.post(cancellation(trip), Map.of("reason", "Salah pesan")).expect(202);

        trip.reaches("CANCELLED");
        trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("RETURNING");
        market.simpulWagir.post(RETURNS, Map.of("parcelCode", code)).expect(201);
        market.simpulWagir.post(RETURNS, Map.of("parcelCode", code)).refused(409);
        shelf.has(coffee, 10, 10);
        assertThat(trip.custodyOf("wagiman"))
                .containsExactly("TAKEN_IN simpul-wagir", "RETURNED simpul-wagir");
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isStoppedOrLeavesButNeverBoth() {
        var coffee = market.list("Kopi Berebut", 20);
        var trip = Trip.paid(market, new Line(coffee, 1));
        var bags = "/api/logistics/hubs/simpul-wagir/bags";
        var packed =
                Map.of("destinationHubId", "hub-malang", "parcelCodes", market.takeIn(trip.id));
        var bag = market.simpulWagir.post(bags, packed).expect(201).text("/id");
        var dispatch = bags + "/" + bag + "/dispatch";

        var leaving =
                CompletableFuture.supplyAsync(
                        () -> market.simpulWagir.post(dispatch, Map.of()).status());
        var wish = market.rina.post(cancellation(trip), Map.of("reason", "Berubah pikiran"));
        var left = leaving.join();

        assertThat(wish.status()).isIn(202, 409);
        var status = trip.reaches("IN_TRANSIT", "CANCELLED").get("status").asString();
        if (status.equals("CANCELLED")) {
            trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
            assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("RETURNING");
            ledger.awaitNothingHeld(trip);
        } else {
            assertThat(left).isEqualTo(200);
            if (wish.status() == 202) trip.awaitTimeline("CANCELLATION_DECLINED");
            assertThat(trip.payment().get("status").asString()).isEqualTo("PAID");
            market.rina.post(cancellation(trip), Map.of("reason", "Masih")).refused(409);
        }
    }

    private static String cancellation(Trip trip) {
        return "/api/orders/" + trip.id + "/cancellation";
    }

    private static String cancellation(Trip trip, String producer) {
        return "/api/orders/" + trip.id + "/parts/" + producer + "/cancellation";
    }

    private static Map<String, Object> why(String stock) {
        return Map.of("reason", "Tidak bisa dikirim", "stock", stock);
    }
}
