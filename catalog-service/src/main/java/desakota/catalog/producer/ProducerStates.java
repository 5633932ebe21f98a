package desakota.catalog.producer;

import desakota.catalog.region.Region.Level;
import desakota.catalog.region.Regions;
import desakota.events.ProducerEvent;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.outbox.OutboxConfiguration.StateRelays;
import desakota.kit.outbox.StateRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What anybody may know of a producer. */
@Component
class ProducerStates {

    private final Regions regions;

    ProducerStates(Regions regions) {
        this.regions = regions;
    }

    ProducerChanged of(Producer producer, long version) {
        return new ProducerChanged(
                version,
                producer.id(),
                producer.name(),
                regions.nameOf(producer.villageCode()),
                producer.villageCode(),
                regions.nameOf(Level.REGENCY.of(producer.villageCode())),
                producer.simpulId(),
                producer.story(),
                producer.operatorMayAct());
    }

    /** Publishes the state of producers. */
    @Configuration(proxyBeanMethods = false)
    static class Publication {

        @Bean
        StateRelay<Producer> producerRelay(StateRelays relays, ProducerStates states) {
            return relays.of(Producer.class, ProducerEvent.class, states::of);
        }
    }
}
