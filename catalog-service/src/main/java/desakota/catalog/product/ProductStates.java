package desakota.catalog.product;

import desakota.catalog.producer.Producers;
import desakota.events.ProductEvent;
import desakota.events.ProductEvent.Maker;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.outbox.OutboxConfiguration.StateRelays;
import desakota.kit.outbox.StateRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.util.Objects;

/**
 * What anybody may know of a product, with its maker as they are called at the moment. The maker is
 * read from memory, since each sale publishes a state; from the database only where the memory is
 * older than the product says it must be.
 */
@Component
public class ProductStates {

    private final Producers producers;

    ProductStates(Producers producers) {
        this.producers = producers;
    }

    /** The public state of a product as it was read. */
    public ProductChanged of(Product product) {
        return of(product, product.stateVersion());
    }

    ProductChanged of(Product product, long version) {
        var listing = product.listing();
        return new ProductChanged(
                version,
                product.id(),
                product.slug(),
                listing.name(),
                listing.category(),
                listing.description(),
                listing.story(),
                listing.price().toMoney(),
                listing.unit(),
                listing.unitQuantity(),
                listing.unitMeasure(),
                listing.weightGrams(),
                product.stock().onHand(),
                product.stock().available(),
                product.photos(),
                product.certificates(),
                makerOf(product),
                listing.listed(),
                product.createdAt());
    }

    private Maker makerOf(Product product) {
        return producers
                .stateOf(
                        product.producerId(),
                        Objects.requireNonNullElse(product.makerVersion(), 0L))
                .map(
                        maker ->
                                new Maker(
                                        maker.id(),
                                        maker.name(),
                                        maker.village(),
                                        maker.villageCode(),
                                        maker.regency(),
                                        maker.simpulId()))
                .orElseThrow(
                        () -> new IllegalStateException("No producer " + product.producerId()));
    }

    /** Publishes the state of products. */
    @Configuration(proxyBeanMethods = false)
    static class Publication {

        @Bean
        StateRelay<Product> productRelay(StateRelays relays, ProductStates states) {
            return relays.of(Product.class, ProductEvent.class, states::of);
        }
    }
}
