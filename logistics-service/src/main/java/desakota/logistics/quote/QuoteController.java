package desakota.logistics.quote;

import desakota.kit.web.Page;
import desakota.logistics.quote.Quoting.Quote;
import desakota.logistics.quote.Quoting.Wanted;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Delivery quotes, for anyone. */
@RestController
class QuoteController {

    private final Quoting quoting;

    QuoteController(Quoting quoting) {
        this.quoting = quoting;
    }

    /**
     * So many of a product.
     *
     * @param quantity in units
     */
    record QuoteItem(
            @NotBlank @Size(max = 100) String productId,
            @NotNull @Min(1) @Max(100_000) Integer quantity) {}

    /**
     * What goes where.
     *
     * @param villageCode of the Kemendagri, as in {@code 35.07.16.2005}
     */
    record AskQuotes(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid QuoteItem> items,
            @NotBlank @Size(max = 20) String villageCode) {}

    /** What delivering these goods to this village costs, and how long it takes. */
    @PostMapping("/api/logistics/quotes")
    Page<Quote> quotes(@Valid @RequestBody AskQuotes request) {
        var wanted =
                request.items().stream()
                        .map(item -> new Wanted(item.productId(), item.quantity()))
                        .toList();
        return Page.of(quoting.quote(wanted, request.villageCode()));
    }
}
