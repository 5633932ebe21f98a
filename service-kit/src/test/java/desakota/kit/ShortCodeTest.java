package desakota.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/** A short code. */
class ShortCodeTest {

    @Test
    void isEightDigitsAndACheckInGroups() {
        assertThat(ShortCode.encode(0)).isEqualTo("0000-0000-0");
        assertThat(ShortCode.encode(1234)).isEqualTo("0000-016J-D");
    }

    @Test
    void forgivesCaseDashesAndLettersThatLookLikeDigits() {
        assertThat(ShortCode.normalize("oooo o16j d")).isEqualTo("0000-016J-D");
    }

    @Test
    void refusesAMistypedOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShortCode.normalize("0000-016K-D"));
        assertThatIllegalArgumentException().isThrownBy(() -> ShortCode.normalize("0000-016J"));
        assertThatIllegalArgumentException().isThrownBy(() -> ShortCode.normalize("0000-0U6J-D"));
    }

    @Property
    void isReadAsItIsWritten(@ForAll @LongRange(min = 0, max = (1L << 40) - 1) long number) {
        var code = ShortCode.encode(number);

        assertThat(ShortCode.normalize(code.toLowerCase(Locale.ROOT))).isEqualTo(code);
    }

    @Property
    void tellsWhenTwoNeighboursAreSwapped(
            @ForAll @LongRange(min = 0, max = (1L << 40) - 1) long number,
            @ForAll @IntRange(min = 0, max = 6) int place) {
        var digits = ShortCode.encode(number).replace("-", "").toCharArray();
        var swapped = digits.clone();
        swapped[place] = digits[place + 1];
        swapped[place + 1] = digits[place];
        if (digits[place] == digits[place + 1]) return;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShortCode.normalize(new String(swapped)));
    }
}
