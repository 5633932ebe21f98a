package desakota.catalog.product;

import desakota.catalog.edit.Edition;
import desakota.events.Money;
import desakota.events.ProductEvent.ProductChanged;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What a maker says about a product and may edit.
 *
 * @param category id of a {@link Category}
 * @param story how it is made, where it comes from
 * @param price of one unit
 * @param unit what one unit is, such as {@code bungkus 250 g}
 * @param unitQuantity how much of {@code unitMeasure} one unit holds; both or none
 * @param unitMeasure {@code g}, {@code kg}, {@code ml}, {@code l} or {@code pcs}
 * @param weightGrams of one unit, packed
 * @param listed whether it is offered
 */
public record Listing(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Size(max = 40) String category,
        @NotBlank @Size(max = 4000) String description,
        @Nullable @Size(max = 4000) String story,
        @NotNull @Valid Price price,
        @NotBlank @Size(max = 40) String unit,
        @Nullable @Min(1) @Max(1_000_000) Integer unitQuantity,
        @Nullable @Pattern(regexp = "g|kg|ml|l|pcs") String unitMeasure,
        @Min(1) @Max(1_000_000) int weightGrams,
        boolean listed) {

    /**
     * A price as people send it: 1 to 1,000,000,000 whole rupiah.
     *
     * @param amount in whole rupiah
     * @param currency {@code IDR}
     */
    public record Price(
            @Min(1) @Max(1_000_000_000) long amount,
            @NotNull @Pattern(regexp = "IDR", message = "must be IDR") String currency) {

        /** This price as money. */
        public Money toMoney() {
            return new Money(amount, currency);
        }
    }

    /** What a published state says. */
    public static Listing of(ProductChanged state) {
        return new Listing(
                state.name(),
                state.category(),
                state.description(),
                state.story(),
                new Price(state.price().amount(), state.price().currency()),
                state.unit(),
                state.unitQuantity(),
                state.unitMeasure(),
                state.weightGrams(),
                state.listed());
    }

    /** The same, without blanks around what was typed. */
    Listing stripped() {
        return new Listing(
                name.strip(),
                category,
                description.strip(),
                story == null || story.isBlank() ? null : story.strip(),
                price,
                unit.strip(),
                unitQuantity,
                unitMeasure,
                weightGrams,
                listed);
    }

    /** Tells this text from another: see {@link Edition}. */
    public long edition() {
        return Edition.of(
                name,
                category,
                description,
                story,
                price.amount(),
                unit,
                unitQuantity,
                unitMeasure,
                weightGrams,
                listed);
    }
}
