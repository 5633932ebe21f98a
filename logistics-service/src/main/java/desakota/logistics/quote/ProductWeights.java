package desakota.logistics.quote;

import desakota.events.ProductEvent;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** What a quote needs to know of every product, kept in memory from the catalogue's topic. */
@Configuration(proxyBeanMethods = false)
class ProductWeights {

    /**
     * A product as it is carried.
     *
     * @param weightGrams of one unit, packed
     * @param simpulId the hub where its producer hands in
     */
    record Product(String producerId, String simpulId, int weightGrams, boolean listed) {}

    @Bean
    StateTable<ProductChanged, Product> products(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        return new StateTable<>(
                consumers,
                codec,
                ProductEvent.ProductChanged.class,
                product ->
                        new Product(
                                product.producer().id(),
                                product.producer().simpulId(),
                                product.weightGrams(),
                                product.listed()),
                _ -> {});
    }
}
