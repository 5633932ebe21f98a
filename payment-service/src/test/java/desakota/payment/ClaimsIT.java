package desakota.payment;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.PayoutEvent.PayoutBounced;
import desakota.events.Topic;
import desakota.kit.test.Publisher;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.payout.Claiming;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What payees owe back, and what their banks send back. */
class ClaimsIT extends Scenario {

    private final Claiming claiming;
    private final Journal journal;

    @Autowired
    ClaimsIT(Claiming claiming, Journal journal) {
        this.claiming = claiming;
        this.journal = journal;
    }

    @Test
    void areOwedOnceHoweverManyCameSince() {
        earned("jono", 100_000);

        claiming.claim("jono", "first", Money.rupiah(10_000), "missing");
        for (var i = 0; i < 210; i++) claiming.claim("jono", "c" + i, Money.rupiah(1), "missing");
        claiming.claim("jono", "first", Money.rupiah(10_000), "missing");
        claiming.claim("jono", "c0", Money.rupiah(1), "missing");

        assertThat(due("jono")).isEqualTo(100_000 - 10_000 - 210);
    }

    @Test
    void areOwedOnceHoweverManySayItAtOnce() throws Exception {
        earned("joni", 100_000);
        for (var i = 0; i < 98; i++) claiming.claim("joni", "c" + i, Money.rupiah(1), "missing");
        Callable<Integer> all =
                () -> {
                    for (var i = 90; i < 110; i++)
                        claiming.claim("joni", "c" + i, Money.rupiah(1), "missing");
                    return 0;
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(8, all))) done.get();
        }

        assertThat(due("joni")).isEqualTo(100_000 - 110);
    }

    @Test
    void areKeptFromWhatSixteenPayoutsSendAtOnce() throws Exception {
        earned("jaya", 100_000);
        var payout = "{\"payeeIds\":[\"jaya\"]}";
        Callable<Long> claim =
                () -> {
                    claiming.claim("jaya", "c", Money.rupiah(30_000), "missing");
                    return 0L;
                };
        Callable<Long> pay = () -> total(api.postAsFinance("/api/payments/payouts", payout));

        claim.call();
        var sent = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var paid : threads.invokeAll(Collections.nCopies(16, pay))) sent += paid.get();
        }
        earned("jaya", 20_000);
        claim.call();

        assertThat(sent).isEqualTo(70_000);
        assertThat(due("jaya")).isEqualTo(20_000);
    }

    @Test
    void areDueAgainOnceWhenTheBankSentThemBack() {
        earned("jarwo", 100_000);
        var payout =
                api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"jarwo\"]}").body();

        var first = bounce(payout.get("id").asString(), "jarwo");
        var again = bounce(payout.get("id").asString(), "jarwo");
        var unpaid = bounce(payout.get("id").asString(), "wagiman");

        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(unpaid.status()).isEqualTo(404);
        await().atMost(SOON).until(() -> due("jarwo") == 100_000);
        assertThat(Publisher.received(Topic.PAYOUTS, "jarwo"))
                .filteredOn(PayoutBounced.class::isInstance)
                .hasSize(1);
        var next = api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"jarwo\"]}");
        assertThat(total(next)).isEqualTo(100_000);
        assertBalanced();
    }

    private Api.Answer bounce(String payoutId, String payeeId) {
        return api.postAs(
                null,
                "k",
                "/api/payments/payouts/" + payoutId + "/sandbox-bounce",
                "{\"payeeId\":\"%s\",\"reason\":\"account closed\"}".formatted(payeeId));
    }

    private static long total(Api.Answer payout) {
        return payout.body().get("total").get("amount").asLong();
    }

    private long due(String payeeId) {
        var statement = api.asFinance("/api/payments/producers/" + payeeId + "/statement");
        return statement.body().get("due").get("amount").asLong();
    }

    private void earned(String payeeId, long rupiah) {
        var amount = Money.rupiah(rupiah);
        journal.post(
                JournalEntry.of(
                        rupiah + " of " + payeeId,
                        Kind.SALE,
                        Instant.now(),
                        "Sale",
                        List.of(
                                debit(Accounts.escrow("o"), amount),
                                credit(Accounts.payable(payeeId), amount))));
    }
}
