package desakota.kit.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.KitProperties;
import desakota.kit.KitProperties.ClockSettings;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.oauth2.jwt.JwtException;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;

/** The issuer's keys. */
class KeysTest {

    @Test
    @Timeout(10)
    void areGivenUpWhenTheIssuerIsSilent() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var decoder =
                    new SecurityConfiguration()
                            .jwtDecoder(keysAt(silent.getLocalPort()), Clock.systemUTC());
            var token = Tokens.of("rina", Role.BUYER).substring("Bearer ".length());

            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
        }
    }

    private static KitProperties keysAt(int port) {
        return new KitProperties(
                "http://issuer.example",
                "http://localhost:" + port + "/keys",
                Duration.ofMinutes(3),
                false,
                1,
                (short) 1,
                new ClockSettings(Duration.ZERO));
    }
}
