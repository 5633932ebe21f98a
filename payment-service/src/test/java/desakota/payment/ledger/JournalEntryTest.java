package desakota.payment.ledger;

import static desakota.payment.ledger.Posting.credit;
import static desakota.payment.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class JournalEntryTest {

    @Test
    void balances() {
        var entry =
                entry(
                        debit("clearing:sandbox", Money.rupiah(100)),
                        credit("escrow:o", Money.rupiah(90)),
                        credit(Accounts.FEES, Money.rupiah(10)));

        assertThat(entry.creditedTo("escrow:o")).isEqualTo(Money.rupiah(90));
        assertThat(entry.creditedTo("clearing:sandbox")).isEqualTo(Money.rupiah(-100));
    }

    @Property(tries = 100)
    void isRefusedWhenDebitsAndCreditsDiffer(
            @ForAll @LongRange(min = 1, max = 1_000_000) long debited,
            @ForAll @LongRange(min = 1, max = 1_000_000) long credited) {
        if (debited == credited) return;

        assertThatThrownBy(
                        () ->
                                entry(
                                        debit("clearing:sandbox", Money.rupiah(debited)),
                                        credit("escrow:o", Money.rupiah(credited))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isRefusedWhenOneCurrencyPaysForAnother() {
        var rupiah = debit("clearing:sandbox", Money.rupiah(100));
        var dollars = credit("escrow:o", new Money(100, "USD"));

        assertThatThrownBy(() -> entry(rupiah, dollars))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isRefusedWhenItPostsNothing() {
        assertThatThrownBy(JournalEntryTest::entry).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> debit("escrow:o", Money.zero()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOfTheKindThatItsAccountsTellWhenItWasStoredWithoutOne() {
        var ten = Money.rupiah(10);
        var clearing = Accounts.clearing("sandbox");
        var escrow = Accounts.escrow("o");
        var payable = Accounts.payable("wagiman");
        var suspense = Accounts.suspense("o");

        assertThat(Kind.of(List.of(debit(clearing, ten), credit(escrow, ten))))
                .isEqualTo(Kind.PAYMENT);
        assertThat(Kind.of(List.of(debit(escrow, ten), credit(clearing, ten))))
                .isEqualTo(Kind.REFUND);
        assertThat(Kind.of(List.of(debit(escrow, ten), credit(payable, ten)))).isEqualTo(Kind.SALE);
        assertThat(Kind.of(List.of(debit(payable, ten), credit(clearing, ten))))
                .isEqualTo(Kind.PAYOUT);
        assertThat(Kind.of(List.of(debit(clearing, ten), credit(suspense, ten))))
                .isEqualTo(Kind.UNASKED);
    }

    private static JournalEntry entry(Posting... postings) {
        return JournalEntry.of("ref", Kind.PAYMENT, Instant.EPOCH, "text", List.of(postings));
    }
}
