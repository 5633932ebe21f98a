package desakota.payment.producer;

import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.state.StateTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Producers, and who acts for whom, as the catalogue says it. */
@Component
public class Producers {

    private final StateTable<ProducerChanged, Served> table;

    Producers(StateTable<ProducerChanged, Served> table) {
        this.table = table;
    }

    /**
     * A producer, and where they hand in.
     *
     * @param villageCode by Kemendagri, such as {@code 35.07.23.2001}
     * @param operatorMayAct whether the producer agreed that the operator acts for them
     */
    public record Served(
            String name, String villageCode, String simpulId, boolean operatorMayAct) {}

    /** A producer; empty when the catalogue knows none of this id. */
    public Optional<Served> find(String id) {
        return table.get(id);
    }

    /** Whether the caller is this payee, or their operator. */
    public boolean mayActFor(Caller caller, String payeeId) {
        if (caller.is(payeeId)) return true;
        return caller.is(Role.HUB_OPERATOR)
                && table.get(payeeId)
                        .filter(Served::operatorMayAct)
                        .filter(served -> caller.is(served.simpulId()))
                        .isPresent();
    }

    @Configuration(proxyBeanMethods = false)
    static class Table {

        @Bean
        StateTable<ProducerChanged, Served> producerTable(
                ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
            return new StateTable<>(
                    consumers,
                    codec,
                    ProducerChanged.class,
                    state ->
                            new Served(
                                    state.name(),
                                    state.villageCode(),
                                    state.simpulId(),
                                    state.operatorMayAct()),
                    _ -> {});
        }
    }
}
