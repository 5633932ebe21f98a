package desakota.payment.provider.midtrans;

/** Midtrans answered something that its documentation does not say, or says of another payment. */
final class OddAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OddAnswer(String what) {
        super("Midtrans gave an odd answer: " + what);
    }
}
