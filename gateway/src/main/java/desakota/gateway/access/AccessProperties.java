package desakota.gateway.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.util.List;

/**
 * Whom the gateway believes, and whom it lets near. All are empty or narrow until someone opens
 * them.
 *
 * @param allowedOrigins web origins whose scripts may call the API ({@code https://toko.example})
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-*} headers count
 * @param metricsReaders addresses or CIDR ranges that may read {@code /actuator/prometheus}
 */
@ConfigurationProperties("desakota.gateway.access")
record AccessProperties(
        List<String> allowedOrigins, List<String> trustedProxies, List<String> metricsReaders) {}
