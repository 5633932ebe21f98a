package desakota.payment.provider;

import desakota.events.Money;

import org.springframework.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A provider that can't be asked at the first try of anything, and loses some answers. */
public final class FlakyProvider implements PaymentProvider {

    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final List<String> done = new ArrayList<>();

    /** What had an effect, in order. */
    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** The first try fails before it has an effect, the second after it. */
    private synchronized void once(String what) {
        if (tried.add(what)) throw new IllegalStateException("No connection");
        if (done.contains(what)) return;
        done.add(what);
        throw new IllegalStateException("No answer");
    }

    @Override
    public String name() {
        return "flaky";
    }

    @Override
    public Charge charge(ChargeOrder order) {
        once("charge " + order.paymentId());
        return Charge.qris("payload of " + order.paymentId());
    }

    @Override
    public void cancel(String paymentId) {
        once("cancel " + paymentId);
    }

    @Override
    public void refund(RefundOrder order) {
        once("refund " + order.paymentId());
    }

    @Override
    public void disburse(Disbursement disbursement) {
        once("disburse " + disbursement.payeeId());
    }

    @Override
    public boolean disburses() {
        return true;
    }

    @Override
    public ChargeStatus status(String paymentId) {
        return ChargeStatus.unknown();
    }

    @Override
    public DisbursementStatus disbursement(String disbursementId) {
        return DisbursementStatus.unknown();
    }

    /** Trusts everybody: the body is the payment's id and amount. */
    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        var parts = new String(body, StandardCharsets.UTF_8).split(" ", -1);
        var amount = Money.rupiah(Long.parseLong(parts[1]));
        return Optional.of(
                new Notification.MoneyCame("n-" + parts[0], parts[0], amount, Instant.EPOCH));
    }
}
