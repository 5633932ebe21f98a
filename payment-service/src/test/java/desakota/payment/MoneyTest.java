package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Fact;
import desakota.events.Money;
import desakota.events.PaymentEvent;
import desakota.events.Topic;
import desakota.kit.consume.Received;
import desakota.payment.escrow.SharesTest;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.JournalEntry;
import desakota.payment.payout.PayeeInMemory;
import desakota.payment.provider.Charge;
import desakota.payment.refund.Refund;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever happens to a few orders' money, in any order and however often it is told. */
class MoneyTest {

    private static final int ORDERS = 3;

    enum Step {
        PAY,
        PAY_AGAIN,
        PAY_TOO_LITTLE,
        TIME_OVER,
        CANCEL,
        COMPLETE,
        REFUND_SOME,
        RUN_ERRANDS,
        PAY_OUT
    }

    record Happening(int order, Step step) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, ORDERS - 1), Arbitraries.of(Step.class))
                .as(Happening::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void keepTheLedgerBalancedAndNobodyOverpaid(
            @ForAll("happenings") List<Happening> happenings, @ForAll Random random) {
        var market = new Market();

        for (var happening : happenings) {
            market.let(happening);
            assertThat(market.balances().balanced()).isTrue();
        }

        market.runAllErrands();
        var balances = market.balances();
        assertThat(balances.creditOf("escrow")).isEqualTo(market.held());
        assertThat(balances.creditOf("suspense")).isEqualTo(Money.zero());
        assertThat(balances.creditOf(Accounts.payable("wagiman")).signum()).isNotNegative();
        assertThat(market.repeatedAndShuffled(random)).isEqualTo(market.entries);
    }

    /** The ledger's sums, with what is asked of them here. */
    private record Sums(Balances of) {
        boolean balanced() {
            return of.lines().stream()
                            .map(line -> line.debit().minus(line.credit()))
                            .reduce(Money.zero(), Money::plus)
                            .signum()
                    == 0;
        }

        Money creditOf(String account) {
            var line = of.of(account);
            return line.credit().minus(line.debit());
        }
    }

    /** The service without its database and broker. */
    private static final class Market {

        private final List<Payment> payments = new ArrayList<>();
        private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
        private final List<JournalEntry> told = new ArrayList<>();
        private final Map<String, Long> sequences = new HashMap<>();
        private final PayeeInMemory wagiman = new PayeeInMemory("wagiman");
        private int payouts;

        Market() {
            for (var i = 0; i < ORDERS; i++) {
                var charged = APayment.opening("order" + i).charged(Charge.qris("q"), APayment.NOW);
                payments.add(APayment.after(charged, charged.request(APayment.NOW)));
            }
        }

        void let(Happening happening) {
            var i = happening.order();
            var payment = payments.get(i);
            var now = APayment.NOW;
            switch (happening.step()) {
                case PAY -> receive(i, "n1", APayment.AMOUNT);
                case PAY_AGAIN -> receive(i, "n2", APayment.AMOUNT);
                case PAY_TOO_LITTLE -> receive(i, "n3", Money.rupiah(1));
                case TIME_OVER -> change(i, payment, payment.expire(APayment.PAY_BY));
                case CANCEL -> {
                    change(i, payment, payment.cancel(now));
                    payments.set(i, payments.get(i).refundingAll("cancelled", now));
                }
                case COMPLETE -> complete(i);
                case REFUND_SOME -> refundSome(i);
                case RUN_ERRANDS -> runErrands(i);
                case PAY_OUT -> payOut();
            }
        }

        private void receive(int i, String notification, Money amount) {
            var noted = payments.get(i).noting(notification, amount, APayment.NOW);
            change(i, noted, noted.settle(APayment.NOW));
        }

        private void complete(int i) {
            var payment = payments.get(i);
            if (payment.status() == PaymentStatus.PAID)
                change(
                        i,
                        payment,
                        payment.release(SharesTest.shares(70_000, 29_999, 1), APayment.NOW));
        }

        private void refundSome(int i) {
            var payment = payments.get(i);
            var id = "r" + payment.refunds().all().size();
            var some = Money.rupiah(33_333);
            if (payment.held().compareTo(some) >= 0)
                payments.set(i, payment.refunding(id, some, "torn", APayment.NOW));
        }

        void runAllErrands() {
            for (var i = 0; i < ORDERS; i++) runErrands(i);
        }

        private void runErrands(int i) {
            while (payments.get(i).nextErrand().isPresent())
                run(i, payments.get(i).nextErrand().get());
        }

        private void run(int i, Errand errand) {
            var payment = payments.get(i);
            var now = APayment.NOW;
            switch (errand) {
                case Errand.AskForMoney _, Errand.Announce _, Errand.Settle _ ->
                        throw new AssertionError(errand);
                case Errand.CancelCharge _ -> payments.set(i, payment.chargeClosed(now));
                case Errand.SendBack(var refund) -> {
                    Bookkeeping.moneyIn(payment, refund).ifPresent(this::post);
                    Bookkeeping.moneyBack(payment, refund, now).ifPresent(this::post);
                    if (refund.source() == Refund.Source.UNEXPECTED)
                        payments.set(i, payment.unexpectedSent(refund.id(), now));
                    else change(i, payment, payment.refundSent(refund.id(), now));
                }
            }
        }

        private void payOut() {
            var credited = balances().of().of(Accounts.payable("wagiman")).credit();
            for (var event : wagiman.payOut("payout" + payouts++, credited))
                PayeeInMemory.entryOf(received(Topic.PAYOUTS, "wagiman", event))
                        .ifPresent(this::post);
        }

        private void change(int i, Payment before, List<PaymentEvent> events) {
            var after = APayment.after(before, events);
            payments.set(i, after);
            for (var event : events)
                Bookkeeping.entryOf(received(Topic.PAYMENTS, after.id(), event), after)
                        .ifPresent(this::post);
        }

        private <E extends Fact> Received<E> received(Topic topic, String key, E event) {
            var sequence = sequences.merge(topic + key, 1L, Long::sum);
            return new Received<>(topic, key, sequence, Instant.EPOCH, event);
        }

        private void post(JournalEntry entry) {
            told.add(entry);
            entries.putIfAbsent(entry.id(), entry);
        }

        Map<String, JournalEntry> repeatedAndShuffled(Random random) {
            var again = new ArrayList<>(told);
            again.addAll(told);
            Collections.shuffle(again, random);
            var posted = new HashMap<String, JournalEntry>();
            again.forEach(entry -> posted.putIfAbsent(entry.id(), entry));
            return posted;
        }

        Money held() {
            return Money.sum(payments.stream().map(Payment::held).toList());
        }

        Sums balances() {
            return new Sums(Balances.ofAll(entries.values().stream()));
        }
    }
}
