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
    private static final Duration READ = Duration.ofSeconds(2);

    @Bean
    StateTable<ProductChanged, Listing> listings(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        return new StateTable<>(consumers, codec, ProductChanged.class, Listing::of, _ -> {});
    }

    /** A person waits for the answer, so neither connecting nor reading may take long. */
    @Bean
    RestClient logistics(PlacementProperties properties, ObservationRegistry observations) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.services().logistics())
                .observationRegistry(observations)
                .build();
    }
}
