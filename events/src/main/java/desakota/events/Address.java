package desakota.events;

/**
 * Where an order goes.
 *
 * @param recipient the name at the door
 * @param phone in E.164 form or as people write it locally
 * @param street street, number, RT/RW, landmarks
 * @param villageCode Kemendagri code of the village, such as {@code 35.73.01.1001}
 * @param postalCode five digits
 */
public record Address(
        String recipient, String phone, String street, String villageCode, String postalCode) {

    /** Names nobody: an address must not reach a log. */
    @Override
    public String toString() {
        return "Address[" + villageCode + "]";
    }
}
