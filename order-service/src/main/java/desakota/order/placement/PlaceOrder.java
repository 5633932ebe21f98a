package desakota.order.placement;

import desakota.events.PaymentMethod;
import desakota.order.DeliveryAddress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a buyer orders. Whatever else the request holds, such as a price, is not read.
 *
 * @param items of any number of producers
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

    /**
     * So many of a product.
     *
     * @param quantity in units
     */
    record Item(
            @NotBlank @Size(max = 100) String productId,
            @NotNull @Min(1) @Max(MOST_UNITS) Integer quantity) {}

    Service service() {
        return deliveryService == null ? Service.REGULAR : deliveryService;
    }
}
