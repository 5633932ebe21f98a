package desakota.catalog.product;

import desakota.catalog.edit.MergePatch;
import desakota.catalog.product.Listing.Price;
import desakota.catalog.product.Product.Edit;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.web.IfMatch;
import desakota.kit.web.Page;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.List;

/** Products, for their producers and those who act for them to write. */
@RestController
@RequestMapping("/api/catalog")
class ProductController {

    private final Selling selling;
    private final ProductStates states;
    private final Categories categories;
    private final Once once;

    ProductController(Selling selling, ProductStates states, Categories categories, Once once) {
        this.selling = selling;
        this.states = states;
        this.categories = categories;
        this.once = once;
    }

    /**
     * A product to list.
     *
     * @param producerId when it is not the caller
     * @param category id of a category
     * @param story how it is made, where it comes from
     * @param price of one unit
     * @param unit what one unit is, such as {@code bungkus 250 g}
     * @param unitQuantity how much of {@code unitMeasure} one unit holds; both or none
     * @param weightGrams of one unit, packed
     * @param onHand units to begin with
     */
    record ListProduct(
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String producerId,
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 40) String category,
            @NotBlank @Size(max = 4000) String description,
            @Nullable @Size(max = 4000) String story,
            @NotNull @Valid Price price,
            @NotBlank @Size(max = 40) String unit,
            @Nullable @Min(1) @Max(1_000_000) Integer unitQuantity,
            @Nullable @Pattern(regexp = "g|kg|ml|l|pcs") String unitMeasure,
            @Min(1) @Max(1_000_000) int weightGrams,
            @Min(0) @Max(Stock.MOST) int onHand) {

        Listing toListing() {
            return new Listing(
                    name,
                    category,
                    description,
                    story,
                    price,
                    unit,
                    unitQuantity,
                    unitMeasure,
                    weightGrams,
                    true);
        }
    }

    /** Lists a product. */
    @PostMapping("/products")
    @ApiResponse(
            responseCode = "201",
            description = "Listed",
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    ResponseEntity<?> list(
            @Valid @RequestBody ListProduct request, IdempotencyKey key, Caller caller) {
        return once.answer(
                key,
                request,
                id -> {
                    var product =
                            selling.list(
                                    id,
                                    request.toListing(),
                                    request.onHand(),
                                    request.producerId(),
                                    caller);
                    return ResponseEntity.created(URI.create("/api/catalog/products/" + id))
                            .eTag(tagOf(product))
                            .body(ProductView.of(states.of(product)));
                });
    }

    /** Edits a product's {@link Listing} by a JSON merge patch. */
    @PatchMapping(
            path = "/products/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ProductView> edit(
            @PathVariable String id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Listing.class)))
                    @RequestBody
                    ObjectNode patch,
            IfMatch ifMatch,
            Caller caller) {
        var product = selling.edit(id, patch, ifMatch, caller);
        return ResponseEntity.ok().eTag(tagOf(product)).body(ProductView.of(states.of(product)));
    }

    /** Who listed the product for whom, and who did what to it since, newest last. */
    @GetMapping("/products/{id}/history")
    ProductHistory history(@PathVariable String id, Caller caller) {
        var product = selling.own(id, caller);
        return new ProductHistory(
                product.listedBy(), product.listedFor(), Page.of(product.history()).items());
    }

    /**
     * The newest edits of a product.
     *
     * @param listedBy the account that listed it
     * @param actingFor the producer in whose name; null when they did it themselves
     * @param items newest last
     */
    record ProductHistory(String listedBy, @Nullable String actingFor, List<Edit> items) {}

    /** The categories, in the order to show. */
    @GetMapping("/categories")
    Page<Category> categories() {
        return Page.of(categories.all());
    }

    private static String tagOf(Product product) {
        return IfMatch.tagOf(product.listing().edition());
    }
}
