package desakota.catalog.search;

import desakota.catalog.product.Listing;
import desakota.catalog.product.ProductView;
import desakota.catalog.search.ProductSearch.Facets;
import desakota.catalog.search.ProductSearch.Hit;
import desakota.catalog.search.Wish.Order;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Cursor;
import desakota.kit.web.IfMatch;
import desakota.kit.web.Page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** Goods, for anybody to look for and to look at. */
@RestController
@RequestMapping("/api/catalog/products")
class CatalogueController {

    private final Catalogue catalogue;
    private final ProductSearch search;

    CatalogueController(Catalogue catalogue, ProductSearch search) {
        this.catalogue = catalogue;
        this.search = search;
    }

    /** A page of what was found, and how all of it divides. */
    record Found(List<ProductItem> items, @Nullable String next, Facets facets) {}

    /**
     * Finds offered products.
     *
     * @param q words in Indonesian; small typing errors are forgiven
     * @param region a Kemendagri code from province to village or the beginning of one, with its
     *     dots or without
     * @param sort {@code relevance}, {@code newest}, {@code price} or {@code -price}
     */
    @GetMapping
    Found list(
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable @Size(max = 40) String category,
            @RequestParam(required = false)
                    @Nullable
                    @Pattern(regexp = "\\d{1,10}|(\\d\\d\\.){1,2}\\d{0,2}|(\\d\\d\\.){3}\\d{0,4}")
                    String region,
            @RequestParam(required = false) @Nullable @Size(max = 64) String producer,
            @RequestParam(required = false) @Nullable @Min(0) Long minPrice,
            @RequestParam(required = false) @Nullable @Min(0) Long maxPrice,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @Nullable Cursor cursor) {
        if (minPrice != null && maxPrice != null && minPrice > maxPrice)
            throw new Refusal(new Malformed("maxPrice", "This is less than minPrice."));
        var order =
                Order.of(sort)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                new Malformed(
                                                        "sort",
                                                        "One of relevance, newest, price,"
                                                                + " -price.")));
        var words = q == null || q.isBlank() ? null : q.strip();
        var wish = new Wish(words, category, region, producer, minPrice, maxPrice, inStock, order);
        var found = search.find(wish, cursor, size + 1);
        var page = Page.of(found.page(), size, Hit::cursor);
        var items =
                page.items().stream()
                        .map(hit -> catalogue.offered(hit.id()))
                        .flatMap(Optional::stream)
                        .map(ProductItem::of)
                        .toList();
        return new Found(items, page.next(), found.facets());
    }

    /** One product, also when it is not offered at the moment. */
    @GetMapping("/{idOrSlug}")
    ResponseEntity<ProductView> read(@PathVariable String idOrSlug) {
        return catalogue
                .find(idOrSlug)
                .map(
                        state ->
                                ResponseEntity.ok()
                                        .eTag(IfMatch.tagOf(Listing.of(state).edition()))
                                        .body(ProductView.of(state)))
                .orElseThrow(() -> new Refusal(new NotFound("product", idOrSlug)));
    }
}
