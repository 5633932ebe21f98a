package desakota.local.demo;

/** The order did not come to its end; the message is the sentence that says why. */
final class JourneyStopped extends RuntimeException {

    JourneyStopped(String sentence) {
        super(sentence);
    }
}
