package desakota.payment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * When people must see to a refund.
 *
 * @param refundPatience how long a provider may fail to take one before an officer can
 */
@ConfigurationProperties("desakota.payment")
record RefundProperties(@DefaultValue("6h") Duration refundPatience) {}
