package desakota.catalog.search;

import desakota.catalog.product.Listing;
import desakota.catalog.product.ProductView;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.web.IfMatch;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods, for anybody to look at. */
@RestController
@RequestMapping("/api/catalog/products")
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
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
