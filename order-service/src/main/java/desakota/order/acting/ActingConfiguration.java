package desakota.order.acting;

import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;
import desakota.order.acting.Deputies.Deputy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** What the catalogue says of its producers. */
@Configuration(proxyBeanMethods = false)
class ActingConfiguration {

    @Bean
    StateTable<ProducerChanged, Deputy> deputiesByProducer(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        return new StateTable<>(consumers, codec, ProducerChanged.class, Deputy::of, _ -> {});
    }
}
