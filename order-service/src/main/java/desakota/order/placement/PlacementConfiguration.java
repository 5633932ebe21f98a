package desakota.order.placement;

import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.web.client.RestClient;

import java.net.http.HttpClient;
import java.time.Duration;

/** What placing an order stands on: the catalogue's listings and a line to logistics. */
@Configuration(proxyBeanMethods = false)
class PlacementConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /**
     * One try, from connecting to the last byte. On a busy machine a good answer may take seconds;
     * two such tries and the wait for a product that is just being listed still end before the
     * gateway gives up, which is after ten.
     */
    private static final Duration TRY = Duration.ofSeconds(3);

    @Bean
    StateTable<ProductChanged, Listing> listings(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        return new StateTable<>(consumers, codec, ProductChanged.class, Listing::of, _ -> {});
    }

    /** A person waits for the answer, so a try ends, whatever logistics does. */
    @Bean
    RestClient logistics(PlacementProperties properties, ObservationRegistry observations) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(TRY);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.services().logistics())
                .observationRegistry(observations)
                .build();
    }
}
