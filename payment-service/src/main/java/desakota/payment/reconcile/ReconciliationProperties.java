package desakota.payment.reconcile;

import desakota.payment.turn.Rhythm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * When providers are asked.
 *
 * @param reconcileEvery how long after something happened to a payment; each payment is asked about
 *     at most once in that time
 * @param reconcileFor nothing new is expected of a provider after so long
 */
@ConfigurationProperties("desakota.payment")
record ReconciliationProperties(
        @DefaultValue("10m") Duration reconcileEvery, @DefaultValue("3d") Duration reconcileFor) {

    Rhythm rhythm() {
        return new Rhythm(reconcileEvery, reconcileFor);
    }
}
