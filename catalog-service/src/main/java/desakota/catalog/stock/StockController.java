package desakota.catalog.stock;

import desakota.catalog.product.Product;
import desakota.catalog.product.Product.Edit.What;
import desakota.catalog.product.ProductProblem.BelowReserved;
import desakota.catalog.product.ProductStates;
import desakota.catalog.product.ProductView;
import desakota.catalog.product.Products;
import desakota.catalog.product.Selling;
import desakota.catalog.product.Stock;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How many goods the producer has on hand. */
@RestController
class StockController {

    private static final int TRIES = 20;

    private final Selling selling;
    private final Products products;
    private final ProductStates states;

    StockController(Selling selling, Products products, ProductStates states) {
        this.selling = selling;
        this.products = products;
        this.states = states;
    }

    /**
     * A count of the goods that are still with the producer, the sold ones among them.
     *
     * @param onHand in units
     */
    record CountStock(@Min(0) @Max(Stock.MOST) int onHand) {}

    /** Sets how many goods are on hand; 409 below what is reserved. */
    @PutMapping("/api/catalog/products/{id}/stock")
    ProductView count(
            @PathVariable String id, @Valid @RequestBody CountStock request, Caller caller) {
        return ProductView.of(states.of(count(id, request.onHand(), caller)));
    }

    private Product count(String id, int onHand, Caller caller) {
        for (int i = 0; i < TRIES; i++) {
            var product = selling.own(id, caller);
            var reserved = product.stock().reserved();
            if (onHand < reserved) throw new Refusal(new BelowReserved(reserved));
            var edit = selling.edit(What.COUNTED, product.producerId(), caller);
            var counted = products.count(product, onHand, edit);
            if (counted.isPresent()) return counted.get();
        }
        throw new OptimisticLockingFailureException("Product " + id + " sells too fast to count");
    }
}
