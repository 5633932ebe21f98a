package desakota.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.product.Listing.Price;
import desakota.events.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a product. */
class ProductTextTest {

    @ParameterizedTest
    @CsvSource({
        "'Kopi “Lanang” Gunung Kawi', kopi-lanang-gunung-kawi",
        "'  Keripik   Tempé (pedas!)  ', keripik-tempe-pedas",
        "Teh & Gula, teh-dan-gula",
        "Ja'an, jaan",
        "茶, produk"
    })
    void hasASlugOfPlainLetters(String name, String slug) {
        assertThat(Slugs.slug(name)).isEqualTo(slug);
    }

    @Test
    void hasASlugThatEndsWithAWholeWord() {
        var slug = Slugs.slug("Kopi robusta dari lereng ".repeat(6));

        assertThat(slug).hasSizeLessThanOrEqualTo(80).endsWith("-lereng-kopi");
    }

    @ParameterizedTest
    @CsvSource({
        "12000, 250, g, 48000, kg",
        "26000, 200, g, 130000, kg",
        "72000, 1, kg, 72000, kg",
        "10000, 350, ml, 28571, l",
        "10000, 300, g, 33333, kg",
        "20000, 300, g, 66667, kg",
        "9000, 6, pcs, 1500, pcs"
    })
    void comparesByKilogramLitreOrPiece(
            long price, int quantity, String measure, long each, String unit) {
        assertThat(per(price, quantity, measure))
                .isEqualTo(new PricePerMeasure(Money.rupiah(each), unit));
    }

    @Test
    void comparesByNothingWhereTheUnitSaysNothing() {
        assertThat(per(9000, 1, "pcs")).isNull();
        assertThat(per(9000, null, null)).isNull();
    }

    @Test
    void isAnotherEditionAfterEachChangeAndTheSameForTheSameText() {
        var text = listing("Kopi", 1000);

        assertThat(listing("Kopi", 1000).edition()).isEqualTo(text.edition());
        assertThat(listing("Kopi", 1001).edition()).isNotEqualTo(text.edition());
        assertThat(listing("Kopi ", 1000).edition()).isNotEqualTo(text.edition());
        assertThat(listing("Kopi ", 1000).stripped().edition()).isEqualTo(text.edition());
    }

    private static @Nullable PricePerMeasure per(
            long price, @Nullable Integer quantity, @Nullable String measure) {
        return PricePerMeasure.of(Money.rupiah(price), quantity, measure);
    }

    private static Listing listing(String name, long price) {
        var amount = new Price(price, "IDR");
        return new Listing(name, "kopi", "Biji", null, amount, "bungkus", null, null, 250, true);
    }
}
