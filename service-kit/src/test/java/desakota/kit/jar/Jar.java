package desakota.kit.jar;

import desakota.events.Money;
import desakota.events.PayoutEvent;
import desakota.events.PayoutEvent.PayoutSent;
import desakota.kit.aggregate.Aggregate;
import desakota.kit.aggregate.Revision;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/** A jar of coins: the smallest aggregate that the kit's tests can do with. */
@Document("jars")
public record Jar(@Id String id, Revision revision, long coins, @Nullable String label)
        implements Aggregate<Jar, PayoutEvent> {

    /** An empty jar. */
    public static Jar empty(String id) {
        return new Jar(id, Revision.NEW, 0, "new");
    }

    /** Takes out some coins. */
    public List<PayoutEvent> take(long amount) {
        return List.of(new PayoutSent(Instant.EPOCH, "taken", Money.rupiah(amount)));
    }

    @Override
    public Jar at(Revision revision) {
        return new Jar(id, revision, coins, label);
    }

    @Override
    public Jar apply(PayoutEvent event) {
        return switch (event) {
            case PayoutSent sent -> new Jar(id, revision, coins + sent.amount().amount(), null);
            case PayoutEvent.PayoutBounced _, PayoutEvent.PayeeClaimed _, PayoutEvent.Unknown _ ->
                    this;
        };
    }
}
