package desakota.payment.payout;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.events.Money;
import desakota.kit.test.Queries;
import desakota.payment.Api;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.ledger.Kind;
import desakota.payment.provider.NotingProvider;
import desakota.payment.provider.WithToldProviders;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** Payouts with two providers, of which one is chosen for new ones. */
@WithToldProviders
class PayoutsIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;
    private Api api = new Api(0);
    private final MongoTemplate mongo;
    private final Journal journal;
    private final NotingProvider former;
    private final NotingProvider present;
    private final Meeting meeting;

    @Autowired
    PayoutsIT(
            MongoTemplate mongo,
            Journal journal,
            NotingProvider former,
            NotingProvider present,
            Meeting meeting) {
        this.mongo = mongo;
        this.journal = journal;
        this.former = former;
        this.present = present;
        this.meeting = meeting;
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
    void areSentAndBookedAtTheProviderOfTheirOrderWhateverIsChosenNow() {
        earned("lastri");

        mongo.insert(brokenOff("by-former", "former", "lastri"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entriesOf("clearing:former")).hasSize(1));
        assertThat(former.sent()).containsExactly("lastri");
        assertThat(present.sent()).doesNotContain("lastri");
    }

    @Test
    void areNotDueAnyMoreWhileTheyAreOnTheWay() {
        earned("tini");
        present.refuse("tini");
        var before = due("tini");

        api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"tini\"]}");
        var again = api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"tini\"]}");

        assertThat(before).isEqualTo(70_000);
        assertThat(again.body().get("items")).isEmpty();
        assertThat(entriesOf("payable:tini")).hasSize(1);
        assertThat(due("tini")).isZero();
    }

    @Test
    void areSentBesideOneThatCannotBe() {
        List.of("ana", "budi", "citra").forEach(this::earned);
        present.refuse("ana");
        var unreadable =
                new Document("_id", "unreadable")
                        .append("due", Date.from(Instant.EPOCH))
                        .append("payeeIds", new Document("no", "list"));
        mongo.insert(unreadable, "payouts");

        mongo.insert(brokenOff("beside", "present", "ana", "budi", "citra"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(present.sent()).contains("budi", "citra"));
        assertThat(present.sent()).doesNotContain("ana");
        var stored = Objects.requireNonNull(mongo.findById("beside", Payout.class));
        assertThat(stored.due()).isAfter(Instant.now());
        mongo.remove(query(where("_id").is("unreadable")), "payouts");
    }

    @Test
    void areTakenFromManyPayeesSideBySide() {
        List.of("dewi", "eko").forEach(this::earned);
        meeting.await();

        var payout =
                api.postAsFinance("/api/payments/payouts", "{\"payeeIds\":[\"dewi\",\"eko\"]}");

        assertThat(payout.body().get("items")).hasSize(2);
        assertThat(meeting.happened()).isTrue();
    }

    private long due(String payeeId) {
        var statement = api.asFinance("/api/payments/producers/" + payeeId + "/statement");
        return statement.body().get("due").get("amount").asLong();
    }

    private void earned(String payeeId) {
        var amount = Money.rupiah(70_000);
        journal.post(
                JournalEntry.of(
                        "sale of " + payeeId,
                        Kind.SALE,
                        Instant.now(),
                        "Sale",
                        List.of(
                                debit(Accounts.escrow("o"), amount),
                                credit(Accounts.payable(payeeId), amount))));
    }

    private List<JournalEntry> entriesOf(String account) {
        return journal.newestOf(account, null, 10);
    }

    private static Payout brokenOff(String id, String provider, String... payeeIds) {
        return new Payout(
                id,
                "koperasi",
                provider,
                Instant.now(),
                List.of(payeeIds),
                null,
                Instant.EPOCH,
                null,
                null);
    }
}
