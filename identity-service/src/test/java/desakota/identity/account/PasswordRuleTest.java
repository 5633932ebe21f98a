package desakota.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+6281234567890");

    private final PasswordRule rule = new PasswordRule();

    @ParameterizedTest
    @ValueSource(strings = {"kopi pagi di wagir", "t3mpe-goreng", "ᮊᮧᮕᮤ ᮕᮃᮌᮤ"})
    void takesWhatIsLongAndUncommon(String password) {
        assertThat(rule.faultOf(password, "Siti Rahayu", PHONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kopi", "1234567"})
    void refusesWhatIsShort(String password) {
        var fault = rule.faultOf(password, "Siti Rahayu", PHONE);

        assertThat(fault).contains("Take a password of at least 8 characters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Bismillah",
                "RAHASIA123",
                "aaaaaaaaaaaa",
                "siti rahayu",
                "081234567890",
                "+6281234567890"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        var fault = rule.faultOf(password, "Siti Rahayu", PHONE);

        assertThat(fault).contains("This password is too easy to guess. Take another one.");
    }

    @Test
    void refusesMoreThanBcryptLooksAt() {
        var fault = rule.faultOf("é".repeat(35) + "abc", "Siti Rahayu", null);

        assertThat(fault).contains("Take a password of at most 72 bytes.");
    }
}
