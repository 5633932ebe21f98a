package desakota.payment.payout;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the first write of a payee back until there is a second one beside it. */
public final class Meeting implements CommandListener {

    private static final long PATIENCE_SECONDS = 5;

    private volatile CountDownLatch writers = new CountDownLatch(0);
    private volatile boolean missed;

    void await() {
        missed = false;
        writers = new CountDownLatch(2);
    }

    boolean happened() {
        return writers.getCount() == 0 && !missed;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!event.getCommandName().equals("findAndModify")
                || !event.getCommand().getString("findAndModify").getValue().equals("payees"))
            return;
        writers.countDown();
        try {
            if (!writers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) missed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
