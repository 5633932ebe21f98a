package desakota.system;

import static desakota.system.Ledger.rupiah;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Market.Line;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** Money that goes back, before and after it was given to those who earned it. */
@Order(1)
@Timeout(300)
class MoneyBackIT {

    private static final String BOUNDARY = "batas";
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);

    private static final Market market = new Market(MarketProcess.shared().address());
    private static final Ledger ledger = new Ledger(market);

    @AfterEach
    void theBooksBalance() {
        ledger.balanced();
    }

    @Test
    void goesBackInPartForAClaimWithAPhoto() throws IOException {
        var coffee = market.list("Kopi Klaim", 10);
        var chips = market.listFor("sri", "Keripik Klaim", 10);
        var trip = Trip.paid(market, new Line(coffee, 2), new Line(chips, 1)).toTheCity().home();
        var due = ledger.due("sri");
        var photos = "/api/orders/" + trip.id + "/claim-photos";
        var photo = market.rina.postRaw(photos, picture(), FORM).expect(201).text("/id");

        var claim = claim(trip, List.of(photo));
        for (var reader : List.of(market.rina, market.wagiman, market.koperasi))
            assertThat(reader.get(photos + "/" + photo).expect(200).header("Content-Type"))
                    .isEqualTo("image/jpeg");
        market.sri.get(photos + "/" + photo).refused(404);
        trip.confirm();
        ledger.awaitDue("sri", due + trip.shareOf("sri"));
        assertThat(ledger.held(trip.id)).isEqualTo(trip.priceOf("wagiman"));
        var open = market.koperasi.get("/api/orders/claims?status=OPEN&size=100").expect(200);
        assertThat(open.json().get("items").valueStream().map(c -> c.get("id").asString()))
                .contains(claim);
        resolve(claim, Map.of("outcome", "REFUND", "amount", rupiah(9_000_000)), 422);
        resolve(claim, Map.of("outcome", "REFUND", "amount", rupiah(20_000)), 201);

        trip.awaitPayment(payment -> payment.at("/refunded/amount").asLong() == 20_000);
        ledger.awaitNothingHeld(trip);
        trip.awaitTimeline("REFUNDED");
        assertThat(trip.timeline())
                .containsSubsequence("CLAIMED", "COMPLETED", "CLAIM_RESOLVED", "REFUNDED");
        resolve(claim, Map.of("outcome", "REJECT"), 409);
    }

    @Test
    void staysWithTheProducerWhenTheClaimIsRejected() {
        var coffee = market.list("Kopi Sesuai", 10);
        var trip = Trip.paid(market, new Line(coffee, 2)).toTheCity().home();
        var due = ledger.due("wagiman");

        resolve(claim(trip, List.of()), Map.of("outcome", "REJECT"), 201);

        trip.completed();
        ledger.awaitDue("wagiman", due + trip.shareOf("wagiman"));
        assertThat(trip.payment().at("/refunded/amount").asLong()).isZero();
        ledger.awaitNothingHeld(trip);
    }

    @Test
    void isTakenFromTheNextPayoutAfterThePayout() {
        var coffee = market.list("Kopi Basi", 20);
        var sold = Trip.paid(market, new Line(coffee, 2)).toTheCity().home().completed();
        ledger.payOut("wagiman");
        ledger.awaitDue("wagiman", 0);
        var refunds = "/api/payments/" + sold.payment().get("id").asString() + "/refunds";

        var refund =
                market.koperasi
                        .post(
                                refunds,
                                Map.of(
                                        "amount", rupiah(30_000),
                                        "reason", "Basi",
                                        "producerId", "wagiman"))
                        .expect(201)
                        .json();
        var claimed =
                refund.get("claims")
                        .valueStream()
                        .filter(share -> share.get("payeeId").asString().equals("wagiman"))
                        .mapToLong(share -> share.at("/amount/amount").asLong())
                        .sum();
        var ofAll =
                refund.get("claims")
                        .valueStream()
                        .mapToLong(share -> share.at("/amount/amount").asLong())
                        .sum();
        assertThat(ofAll).isEqualTo(30_000);
        sold.awaitPayment(payment -> payment.at("/refunded/amount").asLong() == 30_000);
        ledger.awaitCredited("payable:wagiman", -claimed);
        assertThat(ledger.payOut("wagiman").get("items")).isEmpty();
        market.koperasi
                .post(refunds, Map.of("amount", rupiah(9_000_000), "reason", "Lagi"))
                .refused(422);

        var next = Trip.paid(market, new Line(coffee, 3)).toTheCity().home().completed();
        ledger.awaitDue("wagiman", next.shareOf("wagiman") - claimed);
        assertThat(ledger.payOut("wagiman").at("/total/amount").asLong())
                .isEqualTo(next.shareOf("wagiman") - claimed);
        ledger.awaitCredited("payable:wagiman", 0);
        assertThat(closingOfCashBook()).isZero();
    }

    @Test
    void isPaidAgainWhenThePayoutComesBack() {
        var coffee = market.list("Kopi Rekening Tutup", 10);
        Trip.paid(market, new Line(coffee, 2)).toTheCity().home().completed();
        var due = ledger.due("wagiman");
        var payout = ledger.payOut("wagiman").get("id").asString();
        ledger.awaitCredited("payable:wagiman", 0);
        var bounce = "/api/payments/payouts/" + payout + "/sandbox-bounce";
        var closed = Map.of("payeeId", "wagiman", "reason", "Rekening ditutup");

        market.koperasi.post(bounce, closed).expect(204);
        ledger.awaitDue("wagiman", due);
        market.koperasi.post(bounce, closed).expect(204);
        assertThat(ledger.due("wagiman")).isEqualTo(due);

        assertThat(ledger.payOut("wagiman").at("/total/amount").asLong()).isEqualTo(due);
        ledger.awaitCredited("payable:wagiman", 0);
        assertThat(closingOfCashBook()).isZero();
    }

    @Test
    void isTakenBackByTheBuyersBank() {
        var coffee = market.list("Kopi Sanggah", 10);
        var losses = ledger.credited("losses:chargebacks");
        var stopped = Trip.paid(market, new Line(coffee, 2));
        var sold = Trip.paid(market, new Line(coffee, 1)).toTheCity().home().completed();
        var due = ledger.due("wagiman");

        chargeBack(stopped);
        chargeBack(sold);

        stopped.reaches("CANCELLED");
        stopped.awaitPayment(p -> p.get("status").asString().equals("CHARGED_BACK"));
        assertThat(stopped.timeline()).containsSubsequence("CHARGED_BACK", "CANCELLED");
        new Shelf(market).has(coffee, 9, 9);
        ledger.awaitNothingHeld(stopped);
        sold.awaitTimeline("CHARGED_BACK");
        ledger.awaitCredited("losses:chargebacks", losses - sold.priceOf("wagiman"));
        assertThat(ledger.due("wagiman")).isEqualTo(due);
        ledger.awaitNothingHeld(sold);
    }

    /** A producer's books agree with the statement. */
    private static long closingOfCashBook() {
        var path = "/api/payments/producers/wagiman/cash-book";
        var book = market.wagiman.get(path).expect(200).json();
        var closing = book.at("/closing/amount").asLong();
        var income =
                market.wagiman
                        .get("/api/payments/producers/wagiman/income-statement")
                        .expect(200)
                        .number("/total/netIncome/amount");
        var statement = ledger.statement("wagiman");
        assertThat(statement.at("/earned/amount").asLong()).isEqualTo(income);
        return closing;
    }

    private static void chargeBack(Trip trip) {
        var payment = trip.payment().get("id").asString();
        market.anyone
                .post("/api/payments/" + payment + "/sandbox-chargeback", Map.of())
                .expect(200);
    }

    private static String claim(Trip trip, List<String> photos) {
        return market.rina
                .post(
                        "/api/orders/" + trip.id + "/claims",
                        Map.of(
                                "producerId", "wagiman",
                                "kind", "DAMAGED",
                                "description", "Bungkusnya sobek",
                                "photoIds", photos))
                .expect(201)
                .text("/id");
    }

    private static void resolve(String claim, Map<String, Object> decision, int status) {
        var decided = new HashMap<>(decision);
        decided.put("why", "Sudah dilihat");
        var answer = market.koperasi.post("/api/orders/claims/" + claim + "/resolution", decided);
        if (status < 400) answer.expect(status);
        else answer.refused(status);
    }

    private static byte[] picture() throws IOException {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--"
                                + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"sobek.png\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", form);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}
