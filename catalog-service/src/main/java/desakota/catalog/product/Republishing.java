package desakota.catalog.product;

import desakota.catalog.producer.Producer;
import desakota.catalog.producer.Producers;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Publishes the products of renamed producers again. A rename says in its own write that this is to
 * be done; any instance does it, and a crash in between only makes it begin again.
 */
@Component
class Republishing {

    private final Producers producers;
    private final Products products;

    Republishing(Producers producers, Products products) {
        this.producers = producers;
        this.products = products;
    }

    /** Goes through all who were renamed. */
    @Scheduled(fixedDelayString = "${desakota.rename-sweep:1s}")
    void sweep() {
        for (var taken = producers.takeRenamed();
                taken.isPresent();
                taken = producers.takeRenamed()) republish(taken.get());
    }

    private void republish(Producer renamed) {
        var last = Optional.of("");
        while (last.isPresent()) last = products.republish(renamed, last.get());
        producers.republished(renamed);
    }
}
