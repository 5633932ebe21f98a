package desakota.system;

import static desakota.system.Ledger.rupiah;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Market.Line;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cash on delivery, from the door over the courier and the hub to the bank. */
@Order(1)
@Timeout(300)
class CashIT {

    private static final String HUB = "/api/logistics/hubs/hub-malang";

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final Ledger ledger = new Ledger(market);

    /** Nobody has any cash from before. */
    @BeforeEach
    void bankEverything() {
        for (var courier : drawer().get("couriers"))
            count(courier.get("courierId").asString(), courier.at("/due/amount").asLong());
        var unbanked = drawer().at("/unbanked/amount").asLong();
        if (unbanked > 0) bank(unbanked);
        ledger.awaitCredited("cash:dedi", 0);
        ledger.awaitCredited("cash:hub-malang", 0);
    }

    @AfterEach
    void theBooksBalance() {
        ledger.balanced();
    }

    @Test
    void becomesTheProducersWhenItIsBanked() {
        var coffee = market.list("Kopi Tunai", 10);
        var chips = market.listFor("sri", "Keripik Tunai", 10);
        var due = ledger.due("wagiman");
        var courier = ledger.credited("payable:dedi");
        var trip = Trip.onDelivery(market, new Line(coffee, 2), new Line(chips, 1)).toTheCity();
        var total = trip.placed.at("/total/amount").asLong();

        collect(trip, "wagiman", "sri");
        trip.reaches("DELIVERED");
        trip.awaitPayment(payment -> cashIs(payment, "COLLECTED"));
        trip.confirm();
        assertThat(ledger.held(trip.id)).isEqualTo(total);
        assertThat(ledger.credited("cash:dedi")).isEqualTo(-total);
        assertThat(ledger.due("wagiman")).isEqualTo(due);

        var counted = count("dedi", total - 5_000).expect(201);
        assertThat(counted.number("/difference/amount")).isEqualTo(-5_000);
        count("dedi", 0).refused(409);
        ledger.awaitCredited("cash:hub-malang", 5_000 - total);
        assertThat(ledger.credited("cash:dedi")).isZero();
        assertThat(ledger.credited("payable:dedi")).isEqualTo(courier - 5_000);
        assertThat(trip.payment().get("status").asString()).isEqualTo("PENDING");
        var seen = market.koperasi.get(HUB + "/cash").expect(200);
        assertThat(seen.number("/unbanked/amount")).isEqualTo(total - 5_000);
        market.wagiman.get(HUB + "/cash").refused(403);

        assertThat(bank(total - 5_000).expect(201).number("/difference/amount")).isZero();
        trip.awaitPayment(payment -> !payment.get("releasedAt").isNull());
        assertThat(trip.payment().get("status").asString()).isEqualTo("PAID");
        assertThat(cashIs(trip.payment(), "BANKED")).isTrue();
        ledger.awaitDue("wagiman", due + trip.shareOf("wagiman"));
        ledger.awaitNothingHeld(trip);
        assertThat(newest("/hand-ins").at("/difference/amount").asLong()).isEqualTo(-5_000);
        assertThat(newest("/deposits").at("/banked/amount").asLong()).isEqualTo(total - 5_000);
        ledger.payOut("wagiman");
        ledger.awaitDue("wagiman", 0);
    }

    @Test
    void isAskedOnlyForWhatArrives() {
        var coffee = market.list("Kopi Tunai Ditolak", 10);
        var chips = market.listFor("sri", "Keripik Tunai Diterima", 10);
        var trip = Trip.onDelivery(market, new Line(coffee, 2), new Line(chips, 1)).toTheCity();
        var refused = trip.codeOf("wagiman");

        trip.courierSays(refused, "FAILED_ATTEMPT", Map.of("reason", "REFUSED"));
        trip.courierSays(refused, "RETURNED", Map.of());
        trip.goesBack(List.of(refused), List.of());
        collect(trip, "sri");

        trip.reaches("DELIVERED");
        trip.awaitPayment(payment -> payment.at("/cash/1/state").asString().equals("COLLECTED"));
        assertThat(trip.payment().at("/cash/0/state").asString()).isEqualTo("DROPPED");
        new Shelf(market).has(coffee, 10, 10);
        var dealt = drawer().get("couriers").get(0);
        assertThat(dealt.at("/due/amount").asLong()).isEqualTo(trip.priceOf("sri"));
        count("dedi", trip.priceOf("sri")).expect(201);
        bank(trip.priceOf("sri")).expect(201);
        trip.completed();
        assertThat(trip.payment().at("/refunded/amount").asLong()).isZero();
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isOverWhenAParcelThatWasGivenUpWasPaidForAfterAll() {
        var coffee = market.list("Kopi Tunai Ternyata Sampai", 10);
        var chips = market.listFor("sri", "Keripik Tunai Sampai", 10);
        var over = ledger.credited("cash-over");
        var trip = Trip.onDelivery(market, new Line(coffee, 2), new Line(chips, 1)).toTheCity();
        var lost = trip.codeOf("wagiman");
        market.hubMalang
                .post(HUB + "/losses", Map.of("parcelCode", lost, "cause", "MISSING"))
                .expect(201);
        trip.awaitTimeline("LOST");
        var late = delivery(trip, "wagiman");

        assertThat(trip.courierSays(List.of(late))).containsExactly("REVIEW");
        market.hubMalang
                .post(
                        Trip.resolutionOf(market.hubMalang, late),
                        Map.of("decision", "APPLY", "reason", "Pembeli sudah menerima"))
                .expect(200);
        collect(trip, "sri");

        trip.reaches("DELIVERED");
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("DELIVERED");
        var counted = count("dedi", trip.placed.at("/total/amount").asLong()).expect(201);
        assertThat(counted.number("/difference/amount")).isEqualTo(trip.priceOf("wagiman"));
        bank(trip.placed.at("/total/amount").asLong()).expect(201);
        trip.completed();
        ledger.awaitCredited("cash-over", over + trip.priceOf("wagiman"));
        ledger.awaitCredited("cash:dedi", 0);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isGivenBackFromTheBankForAClaim() {
        var coffee = market.list("Kopi Tunai Basi", 10);
        var trip = Trip.onDelivery(market, new Line(coffee, 1)).toTheCity();
        var hub = ledger.credited("payable:hub-malang");
        collect(trip, "wagiman");
        trip.reaches("DELIVERED");
        var claim =
                market.rina
                        .post(
                                "/api/orders/" + trip.id + "/claims",
                                Map.of(
                                        "producerId", "wagiman",
                                        "kind", "DAMAGED",
                                        "description", "Basi"))
                        .expect(201)
                        .text("/id");
        market.koperasi
                .post(
                        "/api/orders/claims/" + claim + "/resolution",
                        Map.of("outcome", "REFUND", "amount", rupiah(10_000), "why", "Benar basi"))
                .expect(201);

        count("dedi", trip.priceOf("wagiman")).expect(201);
        assertThat(bank(trip.priceOf("wagiman") - 500).number("/difference/amount"))
                .isEqualTo(-500);

        trip.awaitPayment(payment -> payment.at("/refunded/amount").asLong() == 10_000);
        ledger.awaitCredited("payable:hub-malang", hub - 500);
        trip.completed();
        ledger.awaitNothingHeld(trip);
    }

    private static void collect(Trip trip, String... producers) {
        var events = Stream.of(producers).map(producer -> delivery(trip, producer)).toList();
        assertThat(trip.courierSays(events)).containsOnly("APPLIED");
    }

    private static Map<String, Object> delivery(Trip trip, String producer) {
        return trip.event(
                trip.codeOf(producer),
                "DELIVERED",
                Map.of(
                        "proof",
                        Map.of("code", trip.deliveryCode()),
                        "cashCollected",
                        rupiah(trip.priceOf(producer))));
    }

    private static Answer count(String courier, long amount) {
        return market.hubMalang.post(
                HUB + "/cash", Map.of("courierId", courier, "amount", rupiah(amount)));
    }

    private static Answer bank(long amount) {
        return market.hubMalang.post(
                HUB + "/deposits", Map.of("amount", rupiah(amount), "reference", "SETOR 1"));
    }

    private static JsonNode drawer() {
        return market.hubMalang.get(HUB + "/cash").expect(200).json();
    }

    private static JsonNode newest(String list) {
        return market.koperasi.get(HUB + list).expect(200).json().get("items").get(0);
    }

    private static boolean cashIs(JsonNode payment, String state) {
        return payment.get("cash")
                .valueStream()
                .allMatch(part -> part.get("state").asString().equals(state));
    }
}
