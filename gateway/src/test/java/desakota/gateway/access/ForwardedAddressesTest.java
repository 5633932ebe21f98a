package desakota.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/** A forwarded address … */
class ForwardedAddressesTest {

    private final ForwardedAddresses addresses =
            new ForwardedAddresses(
                    new AccessProperties(List.of(), List.of("10.0.0.0/8"), List.of()));

    @Test
    void isIgnoredFromAStranger() {
        var request = addresses.apply(from("203.0.113.9", "198.51.100.1"));

        assertThat(client(request)).isEqualTo("203.0.113.9");
        assertThat(request.getURI().getScheme()).isEqualTo("http");
        assertThat(request.getHeaders().headerNames())
                .noneMatch(name -> name.startsWith("X-Forwarded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1                      | 198.51.100.1",
                "6.6.6.6, 198.51.100.1             | 198.51.100.1",
                "6.6.6.6, 198.51.100.1, 10.0.0.7   | 198.51.100.1",
                "2001:db8::5                       | 2001:db8:0:0:0:0:0:5",
                "example.com                       | 10.0.0.1",
                "10.0.0.7                          | 10.0.0.1",
            })
    void isTheNearestThatIsNoProxy(String hops, String client) {
        var request = addresses.apply(from("10.0.0.1", hops));

        assertThat(client(request)).isEqualTo(client);
        assertThat(request.getURI().getScheme()).isEqualTo("https");
    }

    private static ServerHttpRequest from(String peer, String hops) {
        return MockServerHttpRequest.get("http://localhost/x")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1))
                .header("X-Forwarded-For", hops)
                .header("X-Forwarded-Proto", "https")
                .build();
    }

    private static String client(ServerHttpRequest request) {
        return Objects.requireNonNull(request.getRemoteAddress()).getAddress().getHostAddress();
    }
}
