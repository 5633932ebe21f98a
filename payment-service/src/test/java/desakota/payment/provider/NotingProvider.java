package desakota.payment.provider;

import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that notes whom it sends money, and refuses some; and answers what it is told to. */
public final class NotingProvider implements PaymentProvider {

    private final String name;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, DisbursementStatus> known = new ConcurrentHashMap<>();

    public NotingProvider(String name) {
        this.name = name;
    }

    /** Payees, each as often as they were sent something. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    /** From now on, this payee's bank can't be reached. */
    public void refuse(String payeeId) {
        refused.add(payeeId);
    }

    /** From now on it knows this of a disbursement. */
    public void knows(String disbursementId, DisbursementStatus status) {
        known.put(disbursementId, status);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Charge charge(ChargeOrder order) {
        return Charge.qris("payload of " + order.paymentId());
    }

    @Override
    public void cancel(String paymentId) {}

    @Override
    public void refund(RefundOrder order) {}

    @Override
    public void disburse(Disbursement disbursement) {
        if (refused.contains(disbursement.payeeId())) throw new IllegalStateException("No bank");
        sent.add(disbursement.payeeId());
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
        return known.getOrDefault(disbursementId, DisbursementStatus.unknown());
    }

    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        return Optional.empty();
    }
}
