package desakota.payment.reconcile;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderConfirmed;
import desakota.events.PaymentMethod;
import desakota.events.PayoutEvent;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Queries;
import desakota.kit.test.Tokens;
import desakota.payment.Api;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.KnowingProvider;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Notification.PayoutBounced;
import desakota.payment.provider.NotingProvider;
import desakota.payment.provider.WithToldProviders;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** With a provider that notifies nothing, so that it must be asked. */
@WithToldProviders
class ReconciliationIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Money TOTAL = Money.rupiah(25_000);
    private static final String DIFFERENCES = "/api/payments/differences";

    private final KnowingProvider provider;
    private final NotingProvider present;
    private final Journal journal;
    private final String order = Ids.next();
    @LocalServerPort private int port;
    private Api api = new Api(0);

    @Autowired
    ReconciliationIT(KnowingProvider provider, NotingProvider present, Journal journal) {
        this.provider = provider;
        this.present = present;
        this.journal = journal;
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void findsEverythingByIndexes(@Autowired Queries queries) {
        assertThat(queries.thatScan()).isEmpty();
    }

    @Test
    void takesASettlementThatWasNeverNotified() {
        provider.knows(order, ChargeStatus.unpaid(Stage.OPEN, TOTAL));
        confirm();
        awaitStatus("PENDING");

        provider.knows(order, paid(Map.of()));

        awaitStatus("PAID");
        assertThat(Publisher.received(Topic.PAYMENTS, order)).hasSize(2);
        assertThat(differences("OPEN", Tokens.of("koperasi", Role.FINANCE))).isEmpty();
    }

    @Test
    void takesAChargeBackThatIsStillOpen() {
        provider.knows(order, ChargeStatus.unpaid(Stage.OPEN, TOTAL));
        confirm();
        awaitStatus("PENDING");

        Publisher.publish(order, 2, new OrderCancelled(Instant.now(), "no rain", "rina"));

        await().atMost(SOON).until(() -> timesCancelled() >= 2);
        provider.knows(order, ChargeStatus.unpaid(Stage.ENDED, TOTAL));
        assertThat(awaitDifference("CLOSED").get("kind").asString()).isEqualTo("CHARGE_OPEN");
    }

    @Test
    void listsADifferenceUntilItIsGone() {
        provider.knows(order, paid(Map.of("somebody's", Money.rupiah(1))));
        confirm();

        var open = awaitDifference("OPEN");
        provider.knows(order, paid(Map.of()));
        var closed = awaitDifference("CLOSED");

        assertThat(open.get("kind").asString()).isEqualTo("REFUND_UNKNOWN");
        assertThat(open.get("ours").asString()).isEqualTo("none");
        assertThat(open.get("theirs").asString()).isEqualTo("1 IDR");
        assertThat(closed.get("id")).isEqualTo(open.get("id"));
        assertThat(closed.get("note").asString()).contains("gone");
    }

    @Test
    void takesABounceThatWasNeverNotified() {
        var payee = "payee-" + order;
        journal.post(
                JournalEntry.of(
                        "earned/" + order,
                        Kind.SALE,
                        Instant.now(),
                        "Sale",
                        List.of(
                                debit(Accounts.FEES, TOTAL),
                                credit(Accounts.payable(payee), TOTAL))));
        var payout =
                api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"" + payee + "\"]}");
        var sent = payout.body().get("id").asString() + "/" + payee;

        present.knows(
                sent,
                new DisbursementStatus(
                        DisbursementStatus.Stage.BOUNCED,
                        TOTAL,
                        List.of(
                                new PayoutBounced(
                                        "b-" + sent, sent, "No account", Instant.EPOCH))));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(Publisher.received(Topic.PAYOUTS, payee))
                                        .hasSize(2)
                                        .last()
                                        .isInstanceOf(PayoutEvent.PayoutBounced.class));
    }

    @Test
    void leavesItToAnOfficerToCloseADifference() {
        provider.mumblesAbout(order);
        confirm();
        var path = DIFFERENCES + "/" + awaitDifference("OPEN").get("id").asString() + "/closure";
        var note = "{\"note\":\"Asked them by telephone.\"}";

        var byAdmin = api.postAs(Tokens.of("admin", Role.ADMIN), "a-" + order, path, note);
        var empty = api.postAsFinance(path, "{\"note\":\" \"}");
        var closed = api.postAsFinance(path, note);
        var unknown = api.postAsFinance(DIFFERENCES + "/none/closure", note);
        var other = api.postAsFinance(path, "{\"note\":\"Me too.\"}");

        assertThat(byAdmin.status()).isEqualTo(403);
        assertThat(empty.status()).isEqualTo(400);
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body().get("kind").asString()).isEqualTo("ODD_ANSWER");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(other.status()).isEqualTo(409);
        assertThat(differences("CLOSED", Tokens.of("admin", Role.ADMIN))).isNotEmpty();
    }

    @Test
    void showsDifferencesToOfficersOnly() {
        assertThat(api.get(DIFFERENCES, Api.buyer("rina")).status()).isEqualTo(403);
        assertThat(api.get(DIFFERENCES, null).status()).isEqualTo(401);
        assertThat(api.asFinance(DIFFERENCES + "?status=ELSE").status()).isEqualTo(400);
    }

    private long timesCancelled() {
        return provider.cancelled().stream().filter(order::equals).count();
    }

    private ChargeStatus paid(Map<String, Money> refunds) {
        Notification came = new MoneyCame("n-" + order, order, TOTAL, Instant.EPOCH);
        return new ChargeStatus(Stage.PAID, TOTAL, refunds, List.of(came));
    }

    private void confirm() {
        var payBy = Instant.now().plusSeconds(600);
        Publisher.publish(
                order,
                1,
                new OrderConfirmed(
                        Instant.now(), "CODE", "rina", TOTAL, PaymentMethod.QRIS, payBy));
    }

    private JsonNode awaitDifference(String status) {
        var finance = Tokens.of("koperasi", Role.FINANCE);
        return await().atMost(SOON)
                .until(() -> differences(status, finance), d -> !d.isEmpty())
                .getFirst();
    }

    /** Of this test's payment. */
    private List<JsonNode> differences(String status, String token) {
        var items = api.get(DIFFERENCES + "?size=200&status=" + status, token).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("paymentId").asString().equals(order))
                .toList();
    }

    private void awaitStatus(String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var path = "/api/payments/orders/" + order;
                            var answer = api.get(path, Api.buyer("rina"));
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.body().get("status").asString()).isEqualTo(status);
                        });
    }
}
