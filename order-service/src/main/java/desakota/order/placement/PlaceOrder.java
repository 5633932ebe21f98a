package desakota.order.placement;

import desakota.events.Address;
import desakota.events.PaymentMethod;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a buyer orders. Whatever else the request holds, such as a price, is not read.
 *
 * @param deliveryService {@code REGULAR} if not given
 */
record PlaceOrder(
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Item> items,
        @NotNull @Valid DeliveryAddress deliveryAddress,
        @Nullable Service deliveryService,
        @NotNull PaymentMethod paymentMethod) {

    /** The delivery services on offer. */
    enum Service {
        REGULAR
    }

    /** Most units of one product in one order, all lines together. */
    static final int MOST_UNITS = 10_000;

    record Item(
            @NotBlank @Size(max = 100) String productId,
            @NotNull @Min(1) @Max(MOST_UNITS) Integer quantity) {}

    /**
     * Where the goods go.
     *
     * @param villageCode Kemendagri code of the village
     * @param phone as people write it, with or without country code
     */
    record DeliveryAddress(
            @NotBlank @Size(max = 100) String recipient,
            @NotNull
                    @Pattern(
                            regexp = "\\+?[0-9][0-9 ().-]{6,18}[0-9]",
                            message = "is no phone number")
                    String phone,
            @NotBlank @Size(max = 300) String street,
            @NotNull
                    @Pattern(
                            regexp = "\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{4}",
                            message = "is no village code such as 35.73.01.1001")
                    String villageCode,
            @NotNull @Pattern(regexp = "\\d{5}", message = "has five digits") String postalCode) {

        Address toAddress() {
            return new Address(
                    recipient.strip(), phone.strip(), street.strip(), villageCode, postalCode);
        }

        /** Names nobody: an address must not reach a log. */
        @Override
        public String toString() {
            return "DeliveryAddress[" + villageCode + "]";
        }
    }

    Service service() {
        return deliveryService == null ? Service.REGULAR : deliveryService;
    }
}
