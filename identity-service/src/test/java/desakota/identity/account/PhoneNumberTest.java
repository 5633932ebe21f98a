package desakota.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "081234567890",
                "0812-3456-7890",
                "+62 812 3456 7890",
                "6281234567890",
                "+62 (0) 81234567890"
            })
    void isOneHoweverItIsWritten(String written) {
        var number = PhoneNumber.parse(written);

        assertThat(number).contains(new PhoneNumber("+6281234567890"));
    }

    @Test
    void keepsAnotherCountrysCode() {
        var number = PhoneNumber.parse("+65 6521 8000");

        assertThat(number).contains(new PhoneNumber("+6565218000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rina", "12", "0812345678901234567890", "+999 1234"})
    void isNotJustAnything(String written) {
        assertThat(PhoneNumber.parse(written)).isEmpty();
    }

    @Test
    void doesNotShowItselfInALog() {
        assertThat(new PhoneNumber("+6281234567890").toString()).doesNotContain("812");
    }
}
