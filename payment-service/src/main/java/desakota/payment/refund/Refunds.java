package desakota.payment.refund;

import desakota.events.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All money that goes or went back for a payment. */
public record Refunds(List<Refund> all) {

    public static final Refunds NONE = new Refunds(List.of());

    public Refunds {
        all = List.copyOf(all);
    }

    public Optional<Refund> find(String id) {
        return all.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    /** The one to send next; they are sent one after the other. */
    public Optional<Refund> next() {
        return all.stream().filter(refund -> refund.sent() == null).findFirst();
    }

    /** How much of that money, sent or not. */
    public Money sumOf(Refund.Source source) {
        return sum(refund -> refund.source() == source);
    }

    /** What the buyer has back of the money that they owed or that came too late. */
    public Money returned() {
        return sum(r -> r.source() != Refund.Source.UNEXPECTED && r.sent() != null);
    }

    public Refunds with(Refund refund) {
        return new Refunds(Stream.concat(all.stream(), Stream.of(refund)).toList());
    }

    /** Marks the first of these that was not sent yet as sent. */
    public Refunds sent(Predicate<Refund> which, Instant at) {
        var marked = new ArrayList<>(all);
        all.stream()
                .filter(refund -> refund.sent() == null)
                .filter(which)
                .findFirst()
                .ifPresent(refund -> marked.set(all.indexOf(refund), refund.sentAt(at)));
        return new Refunds(marked);
    }

    private Money sum(Predicate<Refund> which) {
        return Money.sum(all.stream().filter(which).map(Refund::amount).toList());
    }
}
