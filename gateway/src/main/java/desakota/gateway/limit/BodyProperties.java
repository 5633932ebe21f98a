package desakota.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How much may be sent.
 *
 * @param json the most for everything that is not an upload
 * @param upload the most for a photo with its multipart wrapping
 * @param patience how long a body may take to arrive
 */
@ConfigurationProperties("desakota.gateway.bodies")
record BodyProperties(DataSize json, DataSize upload, Duration patience) {}
