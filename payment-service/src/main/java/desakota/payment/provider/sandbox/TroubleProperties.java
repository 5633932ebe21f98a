package desakota.payment.provider.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How much trouble the sandbox makes, to try out whether anything is lost or done twice by it.
 *
 * @param trouble the share of calls and notifications that go wrong, from 0 (none) to 1
 * @param troubleSeed the same seed makes the same trouble
 * @param troubleLateness how late what is late comes
 */
@ConfigurationProperties("desakota.payment.sandbox")
record TroubleProperties(
        @DefaultValue("0") double trouble,
        @DefaultValue("1") long troubleSeed,
        @DefaultValue("3s") Duration troubleLateness) {

    TroubleProperties {
        if (!(trouble >= 0 && trouble <= 1))
            throw new IllegalArgumentException(
                    "desakota.payment.sandbox.trouble is a share from 0 to 1, not " + trouble);
    }
}
