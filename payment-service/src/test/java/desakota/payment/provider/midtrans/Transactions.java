package desakota.payment.provider.midtrans;

import desakota.events.Money;

import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.ObservationRegistry;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A transaction in Midtrans's words, and a provider that has made it. */
final class Transactions {

    static final String ORDER = "01980000-0000-7000-8000-000000000001";
    static final String TRANSACTION = "9aed5972-5b6a-401e-894b-a32c91ed1a3a";
    static final Money AMOUNT = Money.rupiah(25_000);
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant PAID_AT = Instant.parse("2026-03-01T08:02:22Z");
    static final String KEY = "a server key";

    private Transactions() {}

    static Midtrans midtrans(URI url) {
        var properties =
                new MidtransProperties(
                        KEY,
                        url,
                        "G1",
                        "bni",
                        "gopay",
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        3,
                        Duration.ofMillis(1));
        var api = new MidtransApi(properties, RetryRegistry.ofDefaults(), ObservationRegistry.NOOP);
        return new Midtrans(api, properties, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /**
     * The JSON of a transaction of 25,000 rupiah.
     *
     * @param more fields, with a comma before
     */
    static String transaction(String code, String status, String type, String more) {
        return ("{\"status_code\":\"%s\",\"status_message\":\"midtrans\",\"transaction_id\":\"%s\","
                    + "\"order_id\":\"%s\",\"merchant_id\":\"G1\",\"gross_amount\":\"25000.00\","
                    + "\"currency\":\"IDR\",\"payment_type\":\"%s\",\"transaction_time\":\"2026-03-01"
                    + " 15:00:00\",\"settlement_time\":\"2026-03-01 15:02:22\","
                    + "\"transaction_status\":\"%s\",\"fraud_status\":\"accept\"%s}")
                .formatted(code, TRANSACTION, ORDER, type, status, more);
    }

    /** The same, signed with our key. */
    static String signed(String code, String status) {
        var signature = new SignatureKey(KEY).of(ORDER, code, "25000.00");
        return transaction(code, status, "qris", ",\"signature_key\":\"" + signature + "\"");
    }

    /** The same, with a refund. */
    static String refunded(String key, String amount) {
        return transaction(
                "200",
                "partial_refund",
                "qris",
                ",\"refunds\":[{\"refund_chargeback_id\":1,\"refund_amount\":\"%s\",\"refund_key\":\"%s\"}]"
                        .formatted(amount, key));
    }
}
