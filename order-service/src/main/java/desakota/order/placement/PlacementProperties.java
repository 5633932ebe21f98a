package desakota.order.placement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/** Whom placing an order asks. */
@ConfigurationProperties("desakota")
record PlacementProperties(@DefaultValue Services services) {

    /**
     * Addresses of other services.
     *
     * @param logistics where delivery quotes are to be had, without a path
     */
    record Services(@DefaultValue("http://localhost:8084") URI logistics) {}
}
