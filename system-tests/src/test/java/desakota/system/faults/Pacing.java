package desakota.system.faults;

import java.util.function.BooleanSupplier;

/**
 * Keeps orders and faults in step, so that the faults are spread over the orders in every run of a
 * seed: neither waits for a time, each waits for its turn among the others.
 */
final class Pacing {

    private final long orders;
    private final long faults;
    private long ordersBegun;
    private long faultsBegun;

    Pacing(int orders, int faults) {
        this.orders = orders;
        this.faults = faults;
    }

    /** Returns when the next order may be placed. */
    synchronized void awaitOrder() {
        await(() -> faultsBegun * orders >= ordersBegun * faults - orders);
        ordersBegun++;
        notifyAll();
    }

    /** Returns when the next fault may happen. */
    synchronized void awaitFault() {
        await(() -> ordersBegun * (faults + 1) >= (faultsBegun + 1) * orders);
        faultsBegun++;
        notifyAll();
    }

    private void await(BooleanSupplier turn) {
        try {
            while (!turn.getAsBoolean()) wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized long ordersBegun() {
        return ordersBegun;
    }
}
