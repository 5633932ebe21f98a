package desakota.catalog.product;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a product can't be written. */
public sealed interface ProductProblem extends Problem.Worded {

    /** Less was counted than is sold already. */
    record BelowReserved(int reserved) implements ProductProblem {}

    /** There is no room for another photo. */
    record TooManyPhotos() implements ProductProblem {}

    @Override
    default Problem.Words words() {
        return switch (this) {
            case BelowReserved(int reserved) ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "stock-below-reserved",
                            reserved
                                    + " units are sold and not handed in yet; there can't be"
                                    + " fewer.");
            case TooManyPhotos() ->
                    new Problem.Words(
                            HttpStatus.CONFLICT,
                            "too-many-photos",
                            "A product has "
                                    + Product.PHOTOS
                                    + " photos at most. Take one away first.");
        };
    }
}
