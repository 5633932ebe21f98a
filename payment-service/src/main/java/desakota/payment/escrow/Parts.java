package desakota.payment.escrow;

import desakota.events.Money;
import desakota.payment.escrow.Part.Cash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parts of an order that are known so far, in the order's order. */
public record Parts(List<Part> all) {

    static final Parts NONE = new Parts(List.of());

    public Parts {
        all = List.copyOf(all);
    }

    /** This producer's part. */
    public Optional<Part> find(String producerId) {
        return all.stream().filter(part -> part.producerId().equals(producerId)).findFirst();
    }

    /** Where this producer's cash is; {@link Cash#NONE} when nobody waits for any. */
    public Cash cashOf(String producerId) {
        return find(producerId).map(Part::cash).orElse(Cash.NONE);
    }

    /** All that couriers have collected, wherever it is now. */
    public Money collected() {
        return Money.sum(all.stream().filter(p -> p.cash().isHeld()).map(Part::due).toList());
    }

    /** Whether the cash for all that arrived is in the bank, and nothing is to arrive any more. */
    public boolean banked() {
        return all.stream().anyMatch(part -> part.cash() == Cash.BANKED)
                && all.stream()
                        .map(Part::cash)
                        .noneMatch(c -> c.isAwaited() || c == Cash.COLLECTED);
    }

    /** What the market gave back on its own account of parts that are open. */
    Money refunded() {
        return Money.sum(all.stream().map(Part::refunded).toList());
    }

    /** With this part changed, if it is known. */
    Parts changed(String producerId, UnaryOperator<Part> change) {
        return changed(part -> part.producerId().equals(producerId) ? change.apply(part) : part);
    }

    /** With every part changed. */
    Parts changed(UnaryOperator<Part> change) {
        return new Parts(all.stream().map(change).toList());
    }

    /** With this part, in the place of what was known of it. */
    Parts with(Part part) {
        if (find(part.producerId()).isPresent()) return changed(part.producerId(), _ -> part);
        var more = new ArrayList<>(all);
        more.add(part);
        return new Parts(more);
    }
}
