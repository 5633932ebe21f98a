package desakota.catalog.product;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why a product can't be written. */
public sealed interface ProductProblem extends Problem {

    /** Less was counted than is sold already. */
    record BelowReserved(int reserved) implements ProductProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "stock-below-reserved";
        }

        @Override
        public String detail() {
            return reserved + " units are sold and not handed in yet; there can't be fewer.";
        }
    }

    /** There is no room for another photo. */
    record TooManyPhotos() implements ProductProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "too-many-photos";
        }

        @Override
        public String detail() {
            return "A product has " + Product.PHOTOS + " photos at most. Take one away first.";
        }
    }
}
