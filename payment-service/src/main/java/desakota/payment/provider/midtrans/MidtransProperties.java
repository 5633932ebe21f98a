package desakota.payment.provider.midtrans;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Midtrans.
 *
 * @param serverKey the merchant's secret; from the environment only
 * @param baseUrl of the Core API; by default where no real money moves
 * @param merchantId ours; answers and notifications of another merchant are refused. Empty: of any
 * @param bank whose virtual accounts buyers get: {@code bni}, {@code bri}, {@code bca}, …
 * @param acquirer who issues the QRIS code: {@code gopay} or {@code airpay shopee}
 * @param callbackUrl where a buyer's wallet returns to; null: nowhere
 * @param connectTimeout to reach it
 * @param readTimeout for a whole answer
 * @param tries how often a call without an answer is made in all, before it is left for later
 * @param firstWait before the second try; later waits are longer
 */
@ConfigurationProperties("desakota.payment.midtrans")
record MidtransProperties(
        @DefaultValue("") String serverKey,
        @DefaultValue("https://api.sandbox.midtrans.com") URI baseUrl,
        @DefaultValue("") String merchantId,
        @DefaultValue("bni") String bank,
        @DefaultValue("gopay") String acquirer,
        @Nullable String callbackUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("3") int tries,
        @DefaultValue("300ms") Duration firstWait) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "MidtransProperties[baseUrl=%s, merchantId=%s]".formatted(baseUrl, merchantId);
    }
}
