package desakota.logistics.desk;

import desakota.logistics.parcel.Scan.Goods;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What a hub found when a producer handed a parcel in.
 *
 * @param parcelCode from its label
 * @param count pieces that are there
 * @param weightGrams of the whole parcel, as weighed
 * @param condition in a word, when it is not good
 */
public record TakeIn(
        @NotBlank @Size(max = 20) String parcelCode,
        @NotNull @Min(1) @Max(10_000) Integer count,
        @NotNull @Min(1) @Max(1_000_000) Integer weightGrams,
        @Nullable @Size(max = 100) String condition,
        @Nullable @Size(max = 500) String note) {

    public Goods found() {
        return new Goods(count, weightGrams, condition, note);
    }
}
