package desakota.payment.provider;

/**
 * A provider answered something that its documentation does not say, or says of another payment.
 * Nothing may be concluded from it.
 */
public final class OddAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OddAnswer(String what) {
        super("An odd answer: " + what);
    }
}
