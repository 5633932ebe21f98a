package desakota.payment.provider;

import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that notifies nothing, and answers what it is told to when it is asked. */
public final class KnowingProvider implements PaymentProvider {

    private final Map<String, ChargeStatus> payments = new ConcurrentHashMap<>();
    private final Set<String> mumbled = ConcurrentHashMap.newKeySet();
    private final List<String> cancelled = new CopyOnWriteArrayList<>();
    private final List<String> refunds = new CopyOnWriteArrayList<>();
    private final Map<String, RuntimeException> troubles = new ConcurrentHashMap<>();

    /** From now on it knows this of a payment. */
    public void knows(String paymentId, ChargeStatus status) {
        payments.put(paymentId, status);
    }

    /** From now on, nobody understands what it says of a payment. */
    public void mumblesAbout(String paymentId) {
        mumbled.add(paymentId);
    }

    /** Payments whose charges it was to take back, as often as it was. */
    public List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    /** From now on, it does not take refunds of this payment. */
    public void failsToRefund(String paymentId, RuntimeException why) {
        troubles.put(paymentId, why);
    }

    /** From now on, it takes refunds of this payment. */
    public void refundsAgain(String paymentId) {
        troubles.remove(paymentId);
    }

    /** How often it was to refund this payment, whatever came of it. */
    public long triesToRefund(String paymentId) {
        return refunds.stream().filter(paymentId::equals).count();
    }

    @Override
    public String name() {
        return "knowing";
    }

    @Override
    public Charge charge(ChargeOrder order) {
        return Charge.qris("payload of " + order.paymentId());
    }

    @Override
    public void cancel(String paymentId) {
        cancelled.add(paymentId);
    }

    @Override
    public void refund(RefundOrder order) {
        refunds.add(order.paymentId());
        var trouble = troubles.get(order.paymentId());
        if (trouble != null) throw trouble;
    }

    @Override
    public void disburse(Disbursement disbursement) {}

    @Override
    public boolean disburses() {
        return false;
    }

    @Override
    public ChargeStatus status(String paymentId) {
        if (mumbled.contains(paymentId)) throw new OddAnswer("nothing that can be read");
        return payments.getOrDefault(paymentId, ChargeStatus.unknown());
    }

    @Override
    public DisbursementStatus disbursement(String disbursementId) {
        return DisbursementStatus.unknown();
    }

    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        return Optional.empty();
    }
}
