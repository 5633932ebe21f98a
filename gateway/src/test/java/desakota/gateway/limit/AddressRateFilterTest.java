package desakota.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;

/** An address's key … */
class AddressRateFilterTest {

    @Test
    void isTheWholeAddressForIpv4() {
        assertThat(key("10.1.2.3")).isNotEqualTo(key("10.1.2.4"));
    }

    @Test
    void isTheNetworkForIpv6() {
        assertThat(key("2001:db8:1:2::1")).isEqualTo(key("2001:db8:1:2:ffff::9"));
        assertThat(key("2001:db8:1:2::1")).isNotEqualTo(key("2001:db8:1:3::1"));
    }

    private static String key(String literal) {
        return AddressRateFilter.key(InetAddress.ofLiteral(literal));
    }
}
