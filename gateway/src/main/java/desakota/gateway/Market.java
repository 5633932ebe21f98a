package desakota.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the services are and whose tokens count.
 *
 * @param services base address of each service, without a path
 * @param issuer the {@code iss} that a token must carry
 * @param jwkSetUri where the issuer's public keys are; read when the first token comes
 * @param tokenSkew by how much the issuer's clock may differ before a good token is refused
 */
@ConfigurationProperties("desakota")
public record Market(
        Map<MarketService, URI> services, String issuer, URI jwkSetUri, Duration tokenSkew) {

    public Market {
        services = new EnumMap<>(services);
        for (var service : MarketService.values()) {
            if (!services.containsKey(service)) {
                throw new IllegalArgumentException(
                        "desakota.services.%s is missing: give its base address"
                                .formatted(service.id()));
            }
        }
    }

    public URI address(MarketService service) {
        var address = services.get(service);
        if (address == null) {
            throw new IllegalStateException("No address for " + service.id());
        }
        return address;
    }
}
