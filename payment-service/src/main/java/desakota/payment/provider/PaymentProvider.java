package desakota.payment.provider;

import desakota.events.Money;
import desakota.events.PaymentMethod;

import org.springframework.http.HttpHeaders;

import java.time.Instant;
import java.util.Optional;

/**
 * A bank or payment gateway that takes buyers' money and sends money out. Every call names what it
 * is about by an id of ours and has its effect once, however often it is repeated with that id. A
 * call that can't be made throws; the caller repeats it later. One that the provider refuses for
 * good throws {@link ProviderRefusal}.
 */
public interface PaymentProvider {

    /** Its name in configuration, in webhook paths and in the ledger: {@code sandbox}. */
    String name();

    /** Asks for money and says how to pay. The same payment id gives the same charge. */
    Charge charge(ChargeOrder order);

    /** Takes a charge back, so that it can't be paid any more. Harmless when it was paid. */
    void cancel(String paymentId);

    /** Sends money back to where a payment came from. */
    void refund(RefundOrder order);

    /** Sends money to somebody who earned it. */
    void disburse(Disbursement disbursement);

    /** Whether it can send money out at all. */
    boolean disburses();

    /** What it knows of a payment, as of now. */
    ChargeStatus status(String paymentId);

    /** What it knows of a disbursement, as of now. */
    DisbursementStatus disbursement(String disbursementId);

    /**
     * Reads a notification that came in from the network.
     *
     * @param body as it came, at most 64 kB
     * @return empty when it is not signed by this provider
     * @throws desakota.kit.problem.Refusal 400 when it is signed but can't be read
     */
    Optional<Notification> read(HttpHeaders headers, byte[] body);

    /**
     * What a buyer is to pay, and until when.
     *
     * @param orderCode what the buyer sees on their statement
     */
    record ChargeOrder(
            String paymentId,
            PaymentMethod method,
            Money amount,
            String orderCode,
            Instant payBy) {}

    /**
     * Money to send back.
     *
     * @param id of this refund, unique in the market
     */
    record RefundOrder(String id, String paymentId, Money amount) {}

    /**
     * Money to send out.
     *
     * @param id of this disbursement, unique in the market
     */
    record Disbursement(String id, String payeeId, Money amount) {}
}
