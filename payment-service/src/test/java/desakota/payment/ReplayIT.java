package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Event;
import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.PaymentEvent.PaymentChargedBack;
import desakota.events.PaymentEvent.PaymentExpired;
import desakota.events.PaymentEvent.PaymentReceived;
import desakota.events.Topic;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.test.Cast;
import desakota.kit.test.Journey;
import desakota.kit.test.Journey.Told;
import desakota.kit.test.Journeys;
import desakota.kit.test.Publisher;
import desakota.kit.test.Replay;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.Journal;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.payout.Dues;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.webhook.Notifications;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A payment, its payees and the ledger, after an order's whole way was told twice, mixed as it can
 * be. Several orders of different people go the same way; what becomes of them is the same.
 */
class ReplayIT extends Scenario {

    private static final int AT_THE_SAME_TIME = 4;

    /** What the buyer reads, and when. */
    private static final String[] IN_OTHER_WORDS = {"at", "expiresAt", "reason"};

    private final ApplicationContext context;
    private final Aggregates<Payment, PaymentEvent> payments;
    private final Notifications notifications;
    private final Journal journal;
    private final Dues dues;

    @Autowired
    ReplayIT(
            ApplicationContext context,
            Aggregates<Payment, PaymentEvent> payments,
            Notifications notifications,
            Journal journal,
            Dues dues) {
        this.context = context;
        this.payments = payments;
        this.notifications = notifications;
        this.journal = journal;
        this.dues = dues;
    }

    /** How an order's money ends, by what people are to it instead of who they are. */
    private record End(PaymentStatus status, List<Balances.Line> lines, Map<String, Money> due) {}

    @ParameterizedTest
    @EnumSource(value = Journeys.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_STOCK")
    void endsAlikeHoweverItsFactsCome(Journeys way) {
        var journeys =
                IntStream.range(0, AT_THE_SAME_TIME)
                        .mapToObj(_ -> way.of(Cast.strangers()))
                        .toArray(Journey[]::new);

        Replay.into(context)
                .doing(PaymentReceived.class, this::pay)
                .doing(PaymentExpired.class, this::expire)
                .doing(PaymentChargedBack.class, this::chargeBack)
                .play(way.name().hashCode(), journeys);

        for (var told : journeys)
            await().atMost(SOON).untilAsserted(() -> assertThat(said(told)).hasSize(own(told)));
        for (var told : journeys)
            assertThat(said(told))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields(IN_OTHER_WORDS)
                    .containsExactlyInAnyOrderElementsOf(told.on(Topic.PAYMENTS));
        await().atMost(SOON).untilAsserted(() -> assertAllEndAlike(journeys));
    }

    private void assertAllEndAlike(Journey... journeys) {
        var ends = Stream.of(journeys).map(told -> endOf(told.cast())).toList();
        assertThat(ends).allMatch(end -> end.equals(ends.getFirst()));
        var escrow = ends.getFirst().lines().stream().filter(l -> l.account().equals("escrow"));
        assertThat(escrow).allMatch(line -> line.debit().equals(line.credit()));
    }

    private static List<Event> said(Journey told) {
        return Publisher.received(Topic.PAYMENTS, told.cast().orderId());
    }

    private static int own(Journey told) {
        return told.on(Topic.PAYMENTS).size();
    }

    private void pay(Told told) {
        var amount = ((PaymentReceived) told.fact()).amount();
        var came = new MoneyCame("paid-" + told.key(), told.key(), amount, told.fact().at());
        notifications.take("sandbox", came);
        notifications.take("sandbox", came);
    }

    private void chargeBack(Told told) {
        var fact = (PaymentChargedBack) told.fact();
        var back =
                new ChargedBack(
                        "back-" + told.key(), told.key(), fact.amount(), fact.reason(), fact.at());
        notifications.take("sandbox", back);
        notifications.take("sandbox", back);
    }

    private void expire(Told told) {
        payments.change(told.key(), payment -> payment.expire(Cast.FAR));
    }

    private End endOf(Cast cast) {
        var people = people(cast);
        var entries = new TreeMap<String, JournalEntry>();
        people.keySet().stream()
                .flatMap(
                        id ->
                                Stream.of(
                                        Accounts.escrow(id),
                                        Accounts.payable(id),
                                        Accounts.cash(id)))
                .flatMap(account -> journal.newestOf(account, null, 100).stream())
                .forEach(entry -> entries.put(entry.id(), entry));
        var due = new TreeMap<String, Money>();
        people.forEach((id, role) -> due.put(role, dues.of(id)));
        var lines =
                Balances.ofAll(entries.values().stream()).lines().stream()
                        .map(line -> byRole(line, people))
                        .sorted((one, other) -> one.account().compareTo(other.account()))
                        .toList();
        return new End(payments.find(cast.orderId()).orElseThrow().status(), lines, due);
    }

    private static Balances.Line byRole(Balances.Line line, Map<String, String> people) {
        var name = line.account();
        for (var person : people.entrySet())
            name = name.replace(person.getKey(), person.getValue());
        return new Balances.Line(name, line.debit(), line.credit());
    }

    private static Map<String, String> people(Cast cast) {
        return Map.of(
                cast.orderId(), "order",
                cast.coffee().producerId(), "coffee",
                cast.chips().producerId(), "chips",
                cast.originHubId(), "origin",
                cast.destinationHubId(), "destination",
                cast.courierId(), "courier");
    }
}
