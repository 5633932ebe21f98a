package desakota.system.faults;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks all the time at what must hold at every moment. */
final class Probe {

    private final Person officer;
    private final Person producer;
    private final List<Shelf.Goods> goods;
    private final AtomicInteger looks = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private int next;

    Probe(Person officer, Person producer, List<Shelf.Goods> goods) {
        this.officer = officer;
        this.producer = producer;
        this.goods = goods;
    }

    /** Looks at the trial balance and at one product. */
    void round() {
        officer.glance("/api/ledger/trial-balance").filter(Reply::isGood).ifPresent(this::look);
        var product = goods.get(next++ % goods.size());
        producer.glance("/api/catalog/products/" + product.id())
                .filter(Reply::isGood)
                .ifPresent(reply -> look(product, reply));
    }

    private void look(Reply balance) {
        looks.incrementAndGet();
        if (!balance.json().at("/balanced").asBoolean(false)
                || balance.number("/totalDebit/amount") != balance.number("/totalCredit/amount"))
            violations.add("The trial balance was " + balance.body());
    }

    private void look(Shelf.Goods product, Reply reply) {
        looks.incrementAndGet();
        if (reply.number("/available") < 0 || reply.number("/onHand") < 0)
            violations.add(product.name() + " was " + reply.body());
    }

    /** How often something was seen. */
    int looks() {
        return looks.get();
    }

    /** What must not be. */
    List<String> violations() {
        return List.copyOf(violations);
    }
}
