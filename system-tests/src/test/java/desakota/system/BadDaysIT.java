package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.system.Market.Line;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

/** Parcels that do not arrive, or not at once: all services tell the same of them. */
@Order(1)
@Timeout(300)
class BadDaysIT {

    private static final String LOSSES = "/api/logistics/hubs/hub-malang/losses";

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final Ledger ledger = new Ledger(market);
    private static final Shelf shelf = new Shelf(market);

    @AfterEach
    void theBooksBalance() {
        ledger.balanced();
    }

    @Test
    void goesBackAfterTheThirdTryAndIsSoldAgain() {
        var coffee = market.list("Kopi Tak Ada Orang", 10);
        var trip = Trip.paid(market, new Line(coffee, 3)).toTheCity();
        var code = trip.codeOf("wagiman");
        var nobody = Map.of("reason", "NOBODY_HOME");

        trip.courierSays(code, "PICKED_UP", Map.of());
        for (var _ : List.of(1, 2)) {
            trip.courierSays(code, "FAILED_ATTEMPT", nobody);
            assertThat(trip.parcelOf("wagiman").get("status").asString())
                    .isEqualTo("OUT_FOR_DELIVERY");
        }
        trip.courierSays(code, "FAILED_ATTEMPT", nobody);
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("FAILED");
        assertThat(trip.courierSays(code, "RETURNED", Map.of())).containsExactly("APPLIED");
        trip.goesBack(List.of(code), List.of());

        trip.reaches("RETURNED");
        trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
        assertThat(trip.custodyOf("wagiman"))
                .containsSubsequence(
                        "FAILED_ATTEMPT dedi",
                        "FAILED_ATTEMPT dedi",
                        "FAILED_ATTEMPT dedi",
                        "BROUGHT_BACK dedi",
                        "DISPATCHED_BACK hub-malang",
                        "RETURNED simpul-wagir");
        trip.awaitTimeline("REFUNDED");
        assertThat(trip.timeline())
                .containsSubsequence(
                        "ATTEMPT_FAILED", "BROUGHT_BACK", "RETURNED", "ALL_RETURNED", "REFUNDED");
        shelf.has(coffee, 10, 10);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isRefusedAtTheDoorAndComesBackDamaged() {
        var coffee = market.list("Kopi Ditolak", 10);
        var trip = Trip.paid(market, new Line(coffee, 3)).toTheCity();
        var code = trip.codeOf("wagiman");

        trip.courierSays(code, "FAILED_ATTEMPT", Map.of("reason", "REFUSED"));
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("FAILED");
        trip.courierSays(code, "RETURNED", Map.of());
        trip.goesBack(List.of(code), List.of(code));

        trip.reaches("RETURNED");
        trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
        shelf.has(coffee, 7, 7);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void goesToTheCorrectedAddress() {
        var coffee = market.list("Kopi Salah Alamat", 10);
        var trip = Trip.paid(market, new Line(coffee, 1)).toTheCity();
        var code = trip.codeOf("wagiman");
        var address = "/api/orders/" + trip.id + "/delivery-address";

        trip.courierSays(code, "FAILED_ATTEMPT", Map.of("reason", "WRONG_ADDRESS"));
        market.rina.put(address, addressIn("35.07.16.2005")).refused(422);
        market.rina.put(address, addressIn("35.73.02.1003")).expect(200);
        await().atMost(20, SECONDS).until(() -> streetOfTask(code).equals("Jl. Kawi 5"));
        trip.courierSays(code, "DELIVERED", proof(trip.deliveryCode()));

        trip.reaches("DELIVERED");
        assertThat(trip.timeline())
                .containsSubsequence("ATTEMPT_FAILED", "ADDRESS_CORRECTED", "ALL_DELIVERED");
        market.rina.put(address, addressIn("35.73.02.1003")).refused(409);
    }

    @Test
    void isLostInItsBagAndTheProducerPaid() {
        var coffee = market.list("Kopi Hilang", 10);
        var chips = market.listFor("sri", "Keripik Sampai", 10);
        var due = ledger.due("wagiman");
        var lost = ledger.credited("losses:line-haul");
        var trip = Trip.paid(market, new Line(coffee, 2), new Line(chips, 1));
        var code = trip.codeOf("wagiman");
        var codes = market.takeIn(trip.id);
        var bag = trip.leaves(market.simpulWagir, "simpul-wagir", "hub-malang", codes);

        market.hubMalang
                .post(
                        "/api/logistics/hubs/hub-malang/bags/" + bag + "/arrival",
                        Map.of("missing", List.of(code)))
                .expect(200);
        assertThat(trip.parcelOf("wagiman").get("status").asString()).isEqualTo("LOST");
        assertThat(trip.payment().at("/refunded/amount").asLong()).isZero();
        market.hubMalang.post(LOSSES, Map.of("parcelCode", code, "cause", "MISSING")).expect(201);
        market.deliver(List.of(trip.codeOf("sri")), trip.deliveryCode());

        trip.reaches("DELIVERED");
        assertThat(trip.stageOf("wagiman")).isEqualTo("LOST");
        trip.awaitPayment(
                payment -> payment.at("/refunded/amount").asLong() == trip.priceOf("wagiman"));
        trip.completed();
        ledger.awaitDue("wagiman", due + trip.shareOf("wagiman"));
        ledger.awaitCredited("losses:line-haul", lost - trip.shareOf("wagiman"));
        shelf.has(coffee, 8, 8);
        ledger.awaitNothingHeld(trip);
        market.hubMalang.post("/api/logistics/hubs/hub-malang/intakes", found(code)).refused(409);
    }

    @Test
    void isSpoiltOnTheWay() {
        var coffee = market.list("Kopi Tumpah", 10);
        var due = ledger.due("wagiman");
        var trip = Trip.paid(market, new Line(coffee, 2));
        var codes = market.takeIn(trip.id);
        var bag = trip.leaves(market.simpulWagir, "simpul-wagir", "hub-malang", codes);

        market.hubMalang
                .post(
                        "/api/logistics/hubs/hub-malang/bags/" + bag + "/arrival",
                        Map.of("damaged", codes))
                .expect(200);
        market.hubMalang
                .post(LOSSES, Map.of("parcelCode", codes.getFirst(), "cause", "DAMAGED"))
                .expect(201);

        trip.reaches("RETURNED");
        trip.awaitPayment(payment -> payment.get("status").asString().equals("REFUNDED"));
        ledger.awaitDue("wagiman", due + trip.shareOf("wagiman"));
        shelf.has(coffee, 8, 8);
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isDeliveredAfterAll() {
        var coffee = market.list("Kopi Ditinjau", 10);
        var trip = Trip.paid(market, new Line(coffee, 1)).toTheCity();
        var code = trip.codeOf("wagiman");
        var wrong = trip.event(code, "DELIVERED", proof(otherThan(trip.deliveryCode())));
        var again = trip.event(code, "DELIVERED", proof(otherThan(trip.deliveryCode())));

        assertThat(trip.courierSays(List.of(wrong, again))).containsExactly("REVIEW", "REVIEW");
        var dropped = Trip.resolutionOf(market.hubMalang, again);
        var applied = Trip.resolutionOf(market.hubMalang, wrong);
        market.simpulWagir.post(dropped, decision("DROP")).refused(404);
        market.hubMalang.post(dropped, decision("DROP")).expect(200);
        assertThat(trip.reaches("IN_TRANSIT", "DELIVERED").get("status").asString())
                .isEqualTo("IN_TRANSIT");
        var resolved = market.hubMalang.post(applied, decision("APPLY")).expect(200);

        assertThat(resolved.text("/resolution/outcome")).isEqualTo("APPLIED");
        market.hubMalang.post(applied, decision("DROP")).refused(409);
        trip.reaches("DELIVERED");
        assertThat(trip.custodyOf("wagiman")).endsWith("DELIVERED dedi");
        trip.completed();
        ledger.awaitNothingHeld(trip);
    }

    private static Map<String, Object> decision(String what) {
        return Map.of("decision", what, "reason", "Pembeli ditanya");
    }

    private static Map<String, Object> proof(String code) {
        return Map.of("proof", Map.of("code", code));
    }

    private static String otherThan(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    private static Map<String, Object> found(String code) {
        return Map.of("parcelCode", code, "count", 1, "weightGrams", 900);
    }

    private static Map<String, Object> addressIn(String village) {
        return Map.of(
                "recipient", "Rina",
                "phone", "+6281200000101",
                "street", "Jl. Kawi 5",
                "villageCode", village,
                "postalCode", "65119");
    }

    private static String streetOfTask(String code) {
        var tasks = market.dedi.get("/api/logistics/courier/tasks").expect(200).json();
        return tasks.get("items")
                .valueStream()
                .filter(task -> task.get("parcelCode").asString().equals(code))
                .map(task -> task.get("street").asString())
                .findFirst()
                .orElse("");
    }
}
