package desakota.kit.once;

/**
 * The {@code Idempotency-Key} of a request that creates or pays. A controller that takes it as an
 * argument refuses requests without one with 400.
 *
 * @param value 1 to 200 visible ASCII characters, chosen by the client
 * @param scope who sent it to which endpoint; keys of different scopes have nothing to do with each
 *     other
 */
public record IdempotencyKey(String value, String scope) {

    String id() {
        return scope + " " + value;
    }
}
