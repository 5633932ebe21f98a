package desakota.order;

import desakota.events.Address;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where the goods go, in the buyer's words.
 *
 * @param villageCode Kemendagri code of the village
 * @param phone as people write it, with or without country code
 */
public record DeliveryAddress(
        @NotBlank @Size(max = 100) String recipient,
        @NotNull @Pattern(regexp = "\\+?[0-9][0-9 ().-]{6,18}[0-9]", message = "is no phone number")
                String phone,
        @NotBlank @Size(max = 300) String street,
        @NotNull
                @Pattern(
                        regexp = "\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{4}",
                        message = "is no village code such as 35.73.01.1001")
                String villageCode,
        @NotNull @Pattern(regexp = "\\d{5}", message = "has five digits") String postalCode) {

    /** The same, tidied. */
    public Address toAddress() {
        return new Address(
                recipient.strip(), phone.strip(), street.strip(), villageCode, postalCode);
    }

    /** Names nobody: an address must not reach a log. */
    @Override
    public String toString() {
        return "DeliveryAddress[" + villageCode + "]";
    }
}
