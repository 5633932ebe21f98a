package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.payment.ledger.Accounts;
import desakota.payment.ledger.Balances;
import desakota.payment.ledger.JournalEntry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever happens to a few orders' money, in any order and however often it is told. */
class MoneyTest {

    private static final int PREPAID = 3;
    private static final int CASH = 2;
    private static final List<String> PAYEES = List.of("wagiman", "sri", "simpul", "dedi", "hub");

    enum Step {
        PAY,
        PAY_AGAIN,
        PAY_TOO_LITTLE,
        TIME_OVER,
        CANCEL,
        PART_CANCELLED,
        PART_LOST,
        DELIVER,
        OBJECT,
        DECIDE,
        COMPLETE,
        LISTEN,
        REFUND_SOME,
        REFUND_SOME_OF_PART,
        CHARGE_BACK,
        HAND_IN,
        BANK,
        RUN_ERRANDS,
        PAY_OUT,
        BOUNCE,
        REFUNDS_BOUNCE,
        SEND_BY_HAND
    }

    /**
     * One thing that happens.
     *
     * @param number how much, whichever way the step takes it
     */
    record Happening(int order, Step step, String producer, int number) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PREPAID + CASH - 1),
                        steps(),
                        Arbitraries.of("wagiman", "sri"),
                        Arbitraries.integers().between(-50, 100))
                .as(Happening::new)
                .list()
                .ofMinSize(60)
                .ofMaxSize(240);
    }

    /** What brings orders on their way comes most, or little would happen to their money. */
    private static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Step.class)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                Step.PAY,
                                Step.DELIVER,
                                Step.COMPLETE,
                                Step.LISTEN,
                                Step.RUN_ERRANDS,
                                Step.HAND_IN,
                                Step.BANK,
                                Step.REFUND_SOME,
                                Step.PAY_OUT)));
    }

    @Property(tries = 250)
    void keepTheLedgerBalancedAndNobodyOverpaid(
            @ForAll("happenings") List<Happening> happenings, @ForAll Random random) {
        var market = new MarketInMemory(PREPAID, CASH);

        for (var happening : happenings) let(market, happening);
        finish(market);

        assertBalanced(market);
        assertThat(repeatedAndShuffled(market.told, random)).isEqualTo(market.entries);
        assertEscrowIsEmpty(market);
        assertPayeesAgreeWithTheLedger(market);
        assertThat(creditOf(market, Accounts.cash("dedi"))).isEqualTo(Money.zero());
        assertThat(creditOf(market, Accounts.cash("hub"))).isEqualTo(Money.zero());
    }

    private static void let(MarketInMemory market, Happening happening) {
        var i = happening.order();
        var order = market.orders.get(i);
        var producer = happening.producer();
        var prepaid = i < PREPAID;
        var underWay = market.isUnderWay(i);
        var some = Money.rupiah(1 + Math.abs(happening.number()) * 777L);
        switch (happening.step()) {
            case PAY -> pay(market, i, "n1", prepaid, OrderOnItsWay.TOTAL);
            case PAY_AGAIN -> pay(market, i, "n2", prepaid, OrderOnItsWay.TOTAL);
            case PAY_TOO_LITTLE -> pay(market, i, "n3", prepaid, Money.rupiah(1));
            case TIME_OVER -> market.expire(i);
            case CANCEL -> order.cancelAll();
            case PART_CANCELLED -> onTheWay(underWay, () -> order.cancel(producer));
            case PART_LOST -> onTheWay(underWay, () -> order.lose(producer, custodian(happening)));
            case DELIVER -> market.deliver(i, producer);
            case OBJECT -> order.object(producer);
            case DECIDE -> order.decide(producer, Math.max(0, happening.number()));
            case COMPLETE -> onTheWay(underWay, order::complete);
            case LISTEN -> market.listen(i);
            case REFUND_SOME -> market.refund(i, some, null);
            case REFUND_SOME_OF_PART -> market.refund(i, some, producer);
            case CHARGE_BACK -> market.chargeBack(i, some);
            case HAND_IN -> market.handIn(happening.number());
            case BANK -> market.bank(happening.number());
            case RUN_ERRANDS -> market.runErrands(i);
            case PAY_OUT -> payOut(market, happening);
            case BOUNCE -> market.bounce(payee(happening));
            case REFUNDS_BOUNCE -> market.refundsBounce(i);
            case SEND_BY_HAND -> market.sendByHand(i);
        }
    }

    private static void pay(
            MarketInMemory market, int i, String notification, boolean prepaid, Money amount) {
        if (prepaid) market.receive(i, notification, amount);
    }

    private static void onTheWay(boolean underWay, Runnable happens) {
        if (underWay) happens.run();
    }

    private static @Nullable String custodian(Happening happening) {
        return happening.number() < 0 ? null : "line-haul";
    }

    private static String payee(Happening happening) {
        return PAYEES.get(Math.floorMod(happening.number(), PAYEES.size()));
    }

    /**
     * Looks at the books as they are, or late: as they were some entries ago. Whoever is paid owes
     * nothing then.
     */
    private static void payOut(MarketInMemory market, Happening happening) {
        var late = Math.max(0, market.entries.size() - Math.max(0, happening.number() / 20));
        var seen = Balances.ofAll(market.entries.values().stream().limit(late));
        var payee = market.payee(payee(happening));
        var before = payee.payouts().size();

        market.payOut(payee(happening), seen.of(Accounts.payable(payee(happening))).credit());

        if (payee.payouts().size() > before)
            assertThat(payee.takenAndClaimed())
                    .isLessThanOrEqualTo(creditedTo(market, payee(happening)));
    }

    private static Money creditedTo(MarketInMemory market, String payee) {
        var balances = Balances.ofAll(market.entries.values().stream());
        return balances.of(Accounts.payable(payee)).credit();
    }

    private static void finish(MarketInMemory market) {
        for (var i = 0; i < market.orders.size(); i++) {
            if (market.isUnderWay(i)) {
                for (var producer : OrderOnItsWay.PARTS.keySet()) market.deliver(i, producer);
                market.orders.get(i).finish();
            } else {
                market.expire(i);
            }
            market.listen(i);
        }
        market.handIn(0);
        market.bank(0);
        for (var i = 0; i < market.orders.size(); i++) {
            market.runErrands(i);
            market.sendByHand(i);
            market.runErrands(i);
        }
    }

    private static void assertBalanced(MarketInMemory market) {
        var sum =
                Balances.ofAll(market.entries.values().stream()).lines().stream()
                        .map(line -> line.debit().minus(line.credit()))
                        .reduce(Money.zero(), Money::plus);
        assertThat(sum).isEqualTo(Money.zero());
    }

    private static void assertEscrowIsEmpty(MarketInMemory market) {
        for (var payment : market.payments) {
            assertThat(payment.status()).isNotIn(PaymentStatus.PENDING, PaymentStatus.PAID);
            assertThat(postedTo(market, Accounts.escrow(payment.id()))).isEqualTo(Money.zero());
            assertThat(payment.nextErrand()).isEmpty();
        }
        assertThat(creditOf(market, "suspense")).isEqualTo(Money.zero());
    }

    /** Also that nobody was paid more than they had earned. */
    private static void assertPayeesAgreeWithTheLedger(MarketInMemory market) {
        var balances = Balances.ofAll(market.entries.values().stream());
        market.payees.forEach(
                (id, payee) -> {
                    var line = balances.of(Accounts.payable(id));
                    assertThat(line.debit()).isEqualTo(payee.takenAndClaimed());
                    assertThat(payee.takenAndClaimed().minus(payee.claimed()))
                            .isLessThanOrEqualTo(line.credit());
                    assertThat(payee.due(line.credit()).signum()).isNotNegative();
                });
    }

    private static Money creditOf(MarketInMemory market, String account) {
        var line = Balances.ofAll(market.entries.values().stream()).of(account);
        return line.credit().minus(line.debit());
    }

    private static Money postedTo(MarketInMemory market, String account) {
        return Money.sum(market.entries.values().stream().map(e -> e.creditedTo(account)).toList());
    }

    private static Map<String, JournalEntry> repeatedAndShuffled(
            List<JournalEntry> told, Random random) {
        var again = new ArrayList<>(told);
        again.addAll(told);
        Collections.shuffle(again, random);
        var posted = new HashMap<String, JournalEntry>();
        again.forEach(entry -> posted.putIfAbsent(entry.id(), entry));
        return posted;
    }
}
