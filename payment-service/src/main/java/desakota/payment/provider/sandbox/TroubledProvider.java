package desakota.payment.provider.sandbox;

import desakota.payment.provider.Charge;
import desakota.payment.provider.ChargeStatus;
import desakota.payment.provider.DisbursementStatus;
import desakota.payment.provider.Notification;
import desakota.payment.provider.PaymentProvider;

import org.springframework.http.HttpHeaders;

import java.util.Optional;
import java.util.function.Supplier;

/** A provider whose calls fail now and then, with and without an effect, or are answered late. */
final class TroubledProvider implements PaymentProvider {

    private final PaymentProvider sound;
    private final Trouble trouble;

    TroubledProvider(PaymentProvider sound, Trouble trouble) {
        this.sound = sound;
        this.trouble = trouble;
    }

    private <T> T troubled(String what, Supplier<T> call) {
        return switch (trouble.ofCall(what)) {
            case NONE -> call.get();
            case BEFORE -> throw new IllegalStateException("No connection");
            case AFTER -> lost(call.get());
            case LATE -> {
                Lateness.sleep(trouble.lateness());
                yield call.get();
            }
        };
    }

    private static <T> T lost(@SuppressWarnings("unused") T answer) {
        throw new IllegalStateException("No answer");
    }

    private void troubled(String what, Runnable call) {
        troubled(
                what,
                () -> {
                    call.run();
                    return what;
                });
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Charge charge(ChargeOrder order) {
        return troubled("charge " + order.paymentId(), () -> sound.charge(order));
    }

    @Override
    public void cancel(String paymentId) {
        troubled("cancel " + paymentId, () -> sound.cancel(paymentId));
    }

    @Override
    public void refund(RefundOrder order) {
        troubled("refund " + order.id(), () -> sound.refund(order));
    }

    @Override
    public void disburse(Disbursement disbursement) {
        troubled("disburse " + disbursement.id(), () -> sound.disburse(disbursement));
    }

    @Override
    public boolean disburses() {
        return sound.disburses();
    }

    @Override
    public ChargeStatus status(String paymentId) {
        return troubled("status " + paymentId, () -> sound.status(paymentId));
    }

    @Override
    public DisbursementStatus disbursement(String disbursementId) {
        return troubled("payout " + disbursementId, () -> sound.disbursement(disbursementId));
    }

    @Override
    public Optional<Notification> read(HttpHeaders headers, byte[] body) {
        return sound.read(headers, body);
    }
}
